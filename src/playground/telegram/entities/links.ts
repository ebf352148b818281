/** Why a button or a text link may not lead to an address, in the server's words. */
export type LinkFault = 'Wrong HTTP URL' | 'Unsupported URL protocol' | 'URL host is empty'

const protocol = /^([a-z][a-z0-9+.-]*):(?:\/\/)?/i

/**
 * What is wrong with an address, or nothing. The host needs a dot, so `http://localhost:8787` is refused, as
 * it is by the real server. Source: `LinkManager::check_link` in tdlib/td.
 */
export const linkFault = (link: string): LinkFault | undefined => {
  const address = link.trim()
  if (address === '') return 'URL host is empty'
  const scheme = protocol.exec(address)?.[1]?.toLowerCase()
  if (scheme === 'tg' || scheme === 'ton') return undefined
  const named = address.includes('://') ? scheme : undefined
  if (named !== undefined && named !== 'http' && named !== 'https') return 'Unsupported URL protocol'
  try {
    const { hostname } = new URL(named === undefined ? `http://${address}` : address)
    if (hostname === '') return 'URL host is empty'
    return /[^.]\.[^.]/.test(hostname) || hostname.startsWith('[') ? undefined : 'Wrong HTTP URL'
  } catch {
    return 'Wrong HTTP URL'
  }
}

/** The address as a `text_link` gets it, or nothing: the server then drops the link and keeps its words. */
export const checkedLink = (link: string): string | undefined => {
  if (linkFault(link) !== undefined) return undefined
  return link.includes(':') && protocol.test(link) ? link : `http://${link}`
}
