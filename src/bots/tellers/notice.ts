import type { Notice } from '../../domain/delivery/outbox'
import { boundName } from '../cards/bound-name'
import { channelsNamed } from '../cards/channels-named'
import type { CardContext } from '../cards/context'
import { lossText } from '../cards/lost-chat'
import { sayWhen } from '../cards/times'
import { texts } from '../texts'
import type { View } from '../view'
import { teller } from './teller'

/** A short message without a card. */
export const noticeTeller = teller('notice', {
  ask: () => ({}),
  tell: async ({ notice }, { row, channel, language, context }) => ({
    row,
    outcome: await channel.send(row.place, noticeView(notice, context), { language }),
  }),
})

function noticeView(notice: Notice, context: CardContext): View {
  const { language, now, timezone } = context
  const t = texts[language]
  switch (notice.code) {
    case 'file-too-large':
      return { body: [t.notice.fileTooLarge(notice.name)] }
    case 'set-aside':
      return { body: [t.notice.setAside(notice.count)] }
    case 'flooding':
      return { body: [t.notice.flooding(notice.name)] }
    case 'chat-bound':
      return {
        body: [t.chats.told(notice.title, boundName(notice.bound, context))],
        ...channelsNamed([notice]),
      }
    case 'chat-gone':
      return {
        body: [t.chats.gone(notice.title, lossText(notice.reason, t))],
        ...channelsNamed([notice]),
      }
    case 'chat-back':
      return {
        body: [t.chats.back(notice.title, boundName(notice.bound, context))],
        ...channelsNamed([notice]),
      }
    case 'person-unreachable':
      return { body: [t.notice.unreachable(notice.name)] }
    case 'watch':
      return { body: [t.watch[notice.cause](notice, sayWhen(t, notice.since, now, timezone))] }
  }
}
