/** Slack's own servers and the one whose API is called: no other is called, or sees the token. */
export function isTrusted(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password } = new URL(url)
  if (username || password) return false
  if (hostname === new URL(apiUrl).hostname) return protocol === new URL(apiUrl).protocol
  return protocol === 'https:' && /(^|\.)(slack|slack-gov|slack-files)\.com$/.test(hostname)
}
