import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** As near to its end a conversation is read at its end, px. */
const nearPx = 40

/**
 * Keeps the end of a conversation in sight: it goes there when something new comes, and stays there while cards and
 * pictures grow, or the conversation has less room or is shown again, until one scrolls back.
 */
export function useNewestInSight(list: RefObject<HTMLElement | null>, newest: unknown): void {
  const atEnd = useRef(true)
  const shown = useRef<unknown>(undefined)
  const stay = () => {
    if (atEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight })
  }
  useLayoutEffect(() => {
    if (shown.current !== newest) atEnd.current = true
    shown.current = newest
    stay()
  })
  useEffect(() => {
    const box = list.current
    if (!box) return
    let top = box.scrollTop
    const look = () => {
      // A hidden one has no height, and is nowhere.
      if (box.clientHeight === 0) return
      if (box.scrollHeight - box.scrollTop - box.clientHeight < nearPx) atEnd.current = true
      // Whoever goes back goes up: a picture that has just taken its room moves the end away, and nobody left it.
      else if (box.scrollTop < top) atEnd.current = false
      top = box.scrollTop
    }
    const room = new ResizeObserver(stay)
    room.observe(box)
    box.addEventListener('scroll', look)
    // Loading does not bubble: it is caught on its way down.
    box.addEventListener('load', stay, true)
    return () => {
      room.disconnect()
      box.removeEventListener('scroll', look)
      box.removeEventListener('load', stay, true)
    }
  }, [])
}
