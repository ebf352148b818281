import type { App } from '@slack/bolt'

export type Processed = { done: true; response: unknown } | { done: false }

/**
 * Has Bolt process one delivery and keeps back its acknowledgement until the work has ended, since what is
 * acknowledged is not sent again. Where the work failed, Slack is to send it once more.
 */
export async function processDelivery(
  app: App,
  body: Record<string, unknown>,
  retryNum: number | undefined,
  log: (event: Record<string, unknown>) => void,
): Promise<Processed> {
  let response: unknown
  try {
    await app.processEvent({
      body,
      ...(retryNum === undefined ? {} : { retryNum }),
      ack: async (given: unknown) => {
        response = given
      },
    })
    return { done: true, response }
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    log({ level: 'error', event: 'update to come again', platform: 'slack', reason })
    return { done: false }
  }
}
