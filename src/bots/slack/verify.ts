import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far a request's time may be from ours, in either direction, in seconds (Slack: five minutes). */
export const ageSecondsMax = 300

/**
 * Whether Slack sent this: `v0=` HMAC-SHA256 over version, timestamp and the raw body
 * (docs.slack.dev, Verifying requests from Slack). Requests from the future are refused like old ones.
 */
export async function verifySlackRequest(
  headers: Headers,
  rawBody: string,
  signingSecret: string,
  now: number,
): Promise<boolean> {
  const timestamp = headers.get('x-slack-request-timestamp') ?? ''
  const signature = headers.get('x-slack-signature') ?? ''
  if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false
  if (Math.abs(now / 1000 - Number(timestamp)) > ageSecondsMax) return false
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${rawBody}`).digest('hex')
  return timingSafeEqual(Buffer.from(signature), Buffer.from(`v0=${expected}`))
}
