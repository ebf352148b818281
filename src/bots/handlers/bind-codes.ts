import { type BindCode, type BoundTo, bindCodeMinutes } from '../../domain/chats/binding'
import { lanes } from '../../domain/delivery/outbox'
import type { Organization } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import { boundName } from '../cards/bound-name'
import type { CardContext } from '../cards/context'
import { texts } from '../texts'
import {
  type Asked,
  type Asking,
  type Handled,
  isTooMany,
  load,
  nothing,
  said,
  shown,
  slowDown,
} from './context'

/** A code for where nobody speaks whom we could ask, shown once to the coordinator who asked for it. */
export function giveBindCode(
  asking: Asking,
  asked: Asked,
  bound: BoundTo,
  person: Person,
  context: CardContext,
): Handled {
  const { code: t, mentionThere } = asked.t.chats
  const { account } = asking.envelope
  if (account.platform === 'slack') return said(asking, mentionThere)
  const code = asking.newCode()
  return shown(
    { title: t.title(boundName(bound, context)), body: [t.post(bindCodeMinutes), `/bind ${code}`, t.or] },
    [{ kind: 'bind-code.made', code, bound, account, by: person.id, at: asked.now }],
  )
}

/** A code posted in a channel, or by a group's anonymous administrator: binds the chat it stands in. */
export async function bindByCode(asking: Asking, code: string): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    code: queries.bindCode(await asking.hash(code.trim()), asking.now()),
    organizations: queries.organizations(),
  })
  if (asked.seen) return nothing
  if (isTooMany(asking, asked)) return slowDown(asking, asked)
  return asked.code?.valid
    ? bound(asking, asked, asked.code)
    : said(asking, texts[asked.code?.language ?? 'zh'].chats.code.wrong)
}

/** Said in the chat, and to the coordinator whose code it was. */
export function bound(
  asking: Asking,
  { now, organizations }: Asked & { organizations: Organization[] },
  { hash, bound, by, language, told }: BindCode,
): Handled {
  const { place, key, title = place.chat } = asking.envelope
  const context: CardContext = { language, now, timezone: asking.timezone, organizations }
  return said(asking, texts[language].chats.bound(boundName(bound, context)), [
    { kind: 'bind-code.used', hash },
    { kind: 'chat.bound', binding: { place, title, bound, by, at: now } },
    {
      kind: 'said',
      key: `${key}:bound`,
      place: told,
      personId: by,
      telling: { kind: 'notice', notice: { code: 'chat-bound', platform: place.platform, title, bound } },
      lane: lanes.answer,
      at: now,
    },
  ])
}
