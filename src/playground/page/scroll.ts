import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Keeps the newest message in sight when one comes. */
export function useNewestInSight(list: RefObject<HTMLElement | null>, newest: unknown): void {
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [newest])
}
