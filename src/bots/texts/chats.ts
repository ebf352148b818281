import type { Language } from '../../domain/people/person'

export type ChatTexts = {
  title: string
  none: string
  committee: string
  bound: (what: string) => string
  unbound: string
  notBound: string
  whatCanBe: string
  inAGroup: string
  gone: (title: string, reason: string) => string
  lost: (reason: string) => string
}

const en: ChatTexts = {
  title: 'Bound group chats',
  none: 'No group chat is bound. Say “bind committee”, or bind with a department, sub-district or P-…, in the group itself.',
  committee: 'the committee',
  bound: (what) => `This chat gets what is for ${what} from now on.`,
  unbound: 'This chat gets nothing more from me.',
  notBound: 'This chat is not bound.',
  whatCanBe: 'Bind it to what? Say “committee”, a department, a sub-district or a campaign (P-…).',
  inAGroup: 'Say this in the group or channel itself; I have to be in it.',
  gone: (title, reason) =>
    `I can’t speak in the group “${title}” any more (${reason}). What is for it does not arrive there.`,
  lost: (reason) => `not reachable: ${reason}`,
}

const zh: ChatTexts = {
  title: '已绑定的群聊',
  none: '尚未绑定群聊。请在群内发送“bind 安委会”，或绑定成员单位、街道、专项行动（P-…）。',
  committee: '安委会',
  bound: (what) => `本群已绑定${what}，今后相关通知、排班和进展发到本群。`,
  unbound: '本群已解除绑定，不再接收消息。',
  notBound: '本群尚未绑定。',
  whatCanBe: '绑定到哪里？请写“安委会”、成员单位、街道或专项行动（P-…）。',
  inAGroup: '请在群聊或频道内发送，并先把机器人加入群聊。',
  gone: (title, reason) => `机器人已无法在群聊“${title}”中发言（${reason}），相关消息无法送达该群。`,
  lost: (reason) => `无法送达：${reason}`,
}

export const chatTexts: Record<Language, ChatTexts> = { en, zh }
