import type { App } from '@slack/bolt'

export type Processed = { done: true; response: unknown } | { done: false }

/**
 * Has Bolt process one delivery and keeps back its acknowledgement until the work has ended, since what is
 * acknowledged is not sent again. Where the work failed, Slack is to send it once more; what Bolt itself fails on, as it
 * is not what it is called, could not be read then either, and is left.
 */
export async function processDelivery(
  app: App,
  body: Record<string, unknown>,
  retryNum: number | undefined,
  log: (event: Record<string, unknown>) => void,
): Promise<Processed> {
  let response: unknown
  let understood = false
  try {
    await app.processEvent({
      body,
      ...(retryNum === undefined ? {} : { retryNum }),
      customProperties: {
        understood: () => {
          understood = true
        },
      },
      ack: async (given: unknown) => {
        response = given
      },
    })
    return { done: true, response }
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    const event = understood ? 'update to come again' : 'update not understood'
    log({ level: 'error', event, platform: 'slack', reason })
    return understood ? { done: false } : { done: true, response: undefined }
  }
}
