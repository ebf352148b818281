import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Keeps the newest message in sight when one comes, and when its pictures have taken their room. */
export function useNewestInSight(list: RefObject<HTMLElement | null>, newest: unknown): void {
  useEffect(() => {
    const box = list.current
    const show = () => box?.scrollTo({ top: box.scrollHeight })
    show()
    // Loading does not bubble: it is caught on its way down.
    box?.addEventListener('load', show, true)
    return () => box?.removeEventListener('load', show, true)
  }, [newest])
}
