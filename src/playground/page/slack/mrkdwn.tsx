import type { ComponentChildren } from 'preact'

const plainOf = (text: string): string =>
  text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

const pattern = /<([^<>]+)>|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~|`([^`\n]+)`/g

/** Slack's markup as elements; what is escaped shows as it is. */
export function Mrkdwn({ text, names }: { text: string; names: Record<string, string> }) {
  const parts: ComponentChildren[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    parts.push(plainOf(text.slice(at, match.index)))
    parts.push(element(match, names))
    at = match.index + match[0].length
  }
  parts.push(plainOf(text.slice(at)))
  return <>{parts}</>
}

function element(
  [, angle, bold, italic, strike, code]: RegExpMatchArray,
  names: Record<string, string>,
): ComponentChildren {
  if (bold !== undefined) return <b>{plainOf(bold)}</b>
  if (italic !== undefined) return <i>{plainOf(italic)}</i>
  if (strike !== undefined) return <s>{plainOf(strike)}</s>
  if (code !== undefined) return <code>{plainOf(code)}</code>
  const [target = '', label] = (angle ?? '').split('|')
  if (/^[@#]/.test(target))
    return (
      <span class="mention">
        {target[0]}
        {names[target.slice(1)] ?? label ?? target.slice(1)}
      </span>
    )
  if (/^https?:/.test(target)) {
    return (
      <a href={target} target="_blank" rel="noreferrer">
        {plainOf(label ?? target)}
      </a>
    )
  }
  return <span class="mention">{plainOf(label ?? target)}</span>
}
