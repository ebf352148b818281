const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&' }

/**
 * What people typed, out of what Slack makes of it (docs.slack.dev, Formatting message text): `& < >` come
 * as entities, and what stands in angle brackets is a mention, a channel or a link, read as its words.
 */
export const unescapeText = (text: string): string =>
  text
    .replace(/<([^<>]*)>/g, (_, inner: string) => wordsOf(inner))
    .replace(/&(lt|gt|amp);/g, (whole, name: string) => entities[name] ?? whole)

function wordsOf(inner: string): string {
  const bar = inner.indexOf('|')
  const label = bar < 0 ? undefined : inner.slice(bar + 1)
  if (label) return label
  const target = bar < 0 ? inner : inner.slice(0, bar)
  return target.startsWith('!') ? `@${target.slice(1).replace(/\^.*$/, '')}` : target
}
