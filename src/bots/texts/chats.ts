import type { Language } from '../../domain/people/person'

/** Why we can't speak in a chat any more. */
export const chatLosses = ['archived', 'removed', 'closed', 'silenced'] as const

export type ChatTexts = {
  title: string
  none: string
  committee: string
  bound: (what: string) => string
  unbind: (title: string) => string
  unbound: string
  notBound: string
  whatCanBe: string
  inAGroup: string
  /** Slack has no channel without people: it is said there, to the app. */
  mentionThere: string
  code: { title: (what: string) => string; post: (minutes: number) => string; or: string; wrong: string }
  told: (title: string, what: string) => string
  gone: (title: string, reason: string) => string
  losses: Record<(typeof chatLosses)[number], string>
  back: (title: string, what: string) => string
  lost: (reason: string) => string
}

const en: ChatTexts = {
  title: 'Bound group chats',
  none: 'No group chat is bound. Say “bind committee”, or bind with a department, sub-district or P-…, in the group itself.',
  committee: 'the committee',
  bound: (what) => `This chat gets what is for ${what} from now on.`,
  unbind: (title) => `Unbind “${title}”`,
  unbound: 'This chat gets nothing more from me.',
  notBound: 'This chat is not bound.',
  whatCanBe: 'Bind it to what? Say “committee”, a department, a sub-district or a campaign (P-…).',
  inAGroup: 'Say this in the group or channel itself; I have to be in it. Alone, “bind” lists what is bound.',
  mentionThere: 'Invite me to the channel, then say it there: “/safety bind” or “@… bind”, and what for.',
  code: {
    title: (what) => `Bind a channel to ${what}`,
    post: (minutes) =>
      `Within ${minutes} minutes, post this line in the channel; I have to be an administrator there who may post:`,
    or: 'Or make me an administrator there now: then it is bound at once. The line works once.',
    wrong:
      'This code does not count, or no more. A coordinator gets one from me in private: /bind committee.',
  },
  told: (title, what) => `The chat “${title}” is bound to ${what}.`,
  gone: (title, reason) =>
    `I can’t speak in the chat “${title}” any more (${reason}). What is for it does not arrive there. Once I am let in again, it is bound again by itself.`,
  losses: {
    archived: 'archived',
    removed: 'I am no member',
    closed: 'it is closed',
    silenced: 'I may not write there',
  },
  back: (title, what) =>
    `I can speak in the chat “${title}” again: it gets what is for ${what}, as before. What was sent meanwhile did not arrive there.`,
  lost: (reason) => `not reachable: ${reason}`,
}

const zh: ChatTexts = {
  title: '已绑定的群聊',
  none: '尚未绑定群聊。请在群内发送“bind 安委会”，或绑定成员单位、街道、专项行动（P-…）。',
  committee: '安委会',
  bound: (what) => `已绑定${what}，今后相关通知、排班、进展和简报发到这里。`,
  unbind: (title) => `解绑“${title}”`,
  unbound: '已解除绑定，不再接收消息。',
  notBound: '本群尚未绑定。',
  whatCanBe: '绑定到哪里？请写“安委会”、成员单位、街道或专项行动（P-…）。',
  inAGroup: '请在群聊或频道内发送，并先把机器人加入群聊。单独发送“bind”可查看已绑定的群聊。',
  mentionThere: '请先把机器人邀请进频道，再在频道内发送“/safety bind”或“@机器人 bind”，并写明绑定对象。',
  code: {
    title: (what) => `将频道绑定到${what}`,
    post: (minutes) => `请在 ${minutes} 分钟内把下面一行发到频道（机器人须为频道管理员，并有发消息权限）：`,
    or: '也可以现在把机器人设为频道管理员，随即自动绑定。该行仅可使用一次。',
    wrong: '该绑定码无效或已失效。请协调员私聊机器人获取：/bind 安委会。',
  },
  told: (title, what) => `“${title}”已绑定${what}。`,
  gone: (title, reason) =>
    `机器人已无法在群聊“${title}”中发言（${reason}），相关消息无法送达该群。重新允许机器人发言后，原绑定自动恢复。`,
  losses: {
    archived: '频道已归档',
    removed: '机器人不在群内',
    closed: '群聊已关闭',
    silenced: '机器人无发言权限',
  },
  back: (title, what) =>
    `机器人已恢复在群聊“${title}”中发言，原绑定（${what}）继续有效。其间发送的消息未送达该群。`,
  lost: (reason) => `无法送达：${reason}`,
}

export const chatTexts: Record<Language, ChatTexts> = { en, zh }
