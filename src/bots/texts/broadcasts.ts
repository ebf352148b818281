import type { BroadcastAct, BroadcastStatus } from '../../domain/broadcasts/broadcast'
import type { RecipientLine } from '../../domain/broadcasts/queries'
import type { Language } from '../../domain/people/person'

export type BroadcastTexts = {
  title: string
  status: Record<BroadcastStatus, string>
  act: Record<BroadcastAct, string>
  done: Record<'sent' | 'scheduled' | 'cancelled' | 'corrected' | 'redrafted', string>
  new: string
  export: string
  none: string
  form: {
    write: string
    correct: string
    text: string
    other: string
    otherHint: string
    roles: string
    organizations: string
    chats: string
    noChats: string
    boundChats: string
    teams: string
    team: (code: string, people: number) => string
    campaign: string
    when: string
    whenHint: string
    chase: string
    never: string
    files: string
    review: string
  }
  preview: string
  everybody: string
  reach: (telegram: number, slack: number) => string
  andMore: (names: string, more: number) => string
  unreachable: (count: number, names: string) => string
  unreached: string
  chats: (count: number) => string
  sends: (when: string) => string
  chased: string
  /** `now`: if it goes now, since nobody has said when it does. */
  chasedAfter: (span: string, now: boolean, times: string) => string
  namesTo: (whom: string, when: string) => string
  attached: (count: number) => string
  reaches: string
  audience: string
  progress: string
  figures: (it: { recipients: number; sent: number; acknowledged: number }) => string
  /** Of those who have acknowledged: before it was corrected. */
  outdated: (count: number) => string
  gone: (count: number) => string
  unconfirmed: (count: number) => string
  parts: string
  others: string
  missing: string
  comments: string
  from: (name: string) => string
  corrected: (when: string) => string
  acknowledge: string
  acknowledged: string
  acknowledgedBefore: string
  thanks: string
  comment: string
  yourComment: string
  commentInPrivate: (code: string) => string
  chase: string
  list: {
    name: string
    organization: string
    platform: string
    state: string
    acknowledged: string
    correction: string
    comment: string
    role: string
  }
  state: Record<RecipientLine['state'], string>
  moved: Record<BroadcastStatus, string>
  notRecipient: string
}

const en: BroadcastTexts = {
  title: 'Broadcasts',
  status: { draft: 'Draft', scheduled: 'Scheduled', sent: 'Sent', cancelled: 'Cancelled' },
  act: { send: 'Send', 'send-now': 'Send now', cancel: 'Do not send', correct: 'Correct…' },
  done: {
    sent: 'On its way.',
    scheduled: 'It will go at its time.',
    cancelled: 'It will not be sent.',
    corrected:
      'Corrected; what was sent is being edited. Who acknowledged before stays counted, and can again.',
    redrafted: 'Changed; nothing has been sent yet.',
  },
  new: 'New broadcast…',
  export: 'List of recipients',
  none: 'There is none yet.',
  form: {
    write: 'New broadcast',
    correct: 'Correct the broadcast',
    text: 'What is to be said',
    other: 'The same in the other language',
    otherHint: 'Each reader gets their own; without it everybody gets the text as it is.',
    roles: 'For which roles',
    organizations: 'For which departments and sub-districts',
    chats: 'Group chats',
    noChats: 'To people only',
    boundChats: 'To bound group chats too',
    teams: 'For which teams and joint operations',
    team: (code, people) => `${code} (${people} ${people === 1 ? 'person' : 'people'})`,
    campaign: 'For the people of a campaign (P-…)',
    when: 'When it goes',
    whenHint: 'Nothing: as soon as you press Send.',
    chase: 'Chase those who have not acknowledged after',
    never: 'Never',
    files: 'Photos or a file',
    review: 'Preview',
  },
  preview: 'Nothing has been sent yet. This is what they will read:',
  everybody: 'everybody',
  reach: (telegram, slack) => `${telegram} on Telegram, ${slack} on Slack`,
  andMore: (names, more) => `${names} and ${more} more`,
  unreachable: (count, names) => `${count} can’t be reached: ${names}`,
  unreached: 'List of those not reached',
  chats: (count) => `${count} group ${count === 1 ? 'chat' : 'chats'}`,
  sends: (when) => `goes ${when}`,
  chased: 'Chased',
  chasedAfter: (span, now, times) => `after ${span} without an answer${now ? `, if sent now` : ''}: ${times}`,
  namesTo: (whom, when) => `${when} the names go to ${whom}`,
  attached: (count) => `${count} attached`,
  reaches: 'Reaches',
  audience: 'For',
  progress: 'Progress',
  figures: ({ recipients, sent, acknowledged }) =>
    `${acknowledged} of ${recipients} acknowledged, ${sent} delivered`,
  outdated: (count) => `${count} acknowledged before the correction`,
  gone: (count) => `${count} not reached`,
  unconfirmed: (count) => `${count} unconfirmed`,
  parts: 'By department',
  others: 'others',
  missing: 'Not acknowledged',
  comments: 'Comments',
  from: (name) => `from ${name}`,
  corrected: (when) => `corrected ${when}`,
  acknowledge: 'Acknowledge',
  acknowledged: '✓ acknowledged',
  acknowledgedBefore: '✓ acknowledged before that',
  thanks: 'Acknowledged. Thank you.',
  comment: 'With a comment…',
  yourComment: 'Your comment',
  commentInPrivate: (code) => `Send me ${code} in private to comment on it.`,
  chase: 'Please acknowledge this.',
  list: {
    name: 'Name',
    organization: 'Department or sub-district',
    platform: 'Platform',
    state: 'Delivery',
    acknowledged: 'Acknowledged at',
    correction: 'Correction acknowledged at',
    comment: 'Comment',
    role: 'Role',
  },
  state: {
    waiting: 'on its way',
    sent: 'delivered',
    gone: 'not reachable',
    aside: 'set aside',
    unconfirmed: 'unconfirmed',
  },
  moved: {
    draft: 'It has not been sent yet.',
    scheduled: 'It is scheduled already.',
    sent: 'It has been sent already.',
    cancelled: 'It was cancelled.',
  },
  notRecipient: 'This broadcast was not for you.',
}

const zh: BroadcastTexts = {
  title: '通知',
  status: { draft: '草稿', scheduled: '待发送', sent: '已发送', cancelled: '已取消' },
  act: { send: '发送', 'send-now': '立即发送', cancel: '不发送', correct: '更正…' },
  done: {
    sent: '正在发送。',
    scheduled: '将按时发送。',
    cancelled: '已取消，不再发送。',
    corrected: '已更正，已发出的通知正在逐条修改；此前的“收到”仍有效，接收人可再次回复。',
    redrafted: '已修改，尚未发送。',
  },
  new: '新建通知…',
  export: '接收名单',
  none: '还没有通知。',
  form: {
    write: '新建通知',
    correct: '更正通知',
    text: '通知内容',
    other: '另一种语言的内容',
    otherHint: '按接收人的语言发送；不填则一律发送原文。',
    roles: '发给哪些角色',
    organizations: '发给哪些成员单位和街道',
    chats: '群聊',
    noChats: '只发给个人',
    boundChats: '同时发到已绑定的群聊',
    teams: '发给哪些检查组和联合执法',
    team: (code, people) => `${code}（${people} 人）`,
    campaign: '发给某次专项行动的人员（P-…）',
    when: '发送时间',
    whenHint: '不填则按“发送”后立即发出。',
    chase: '多久未回复“收到”即催办',
    never: '不催办',
    files: '照片或文件',
    review: '预览',
  },
  preview: '尚未发送。接收人将看到：',
  everybody: '全体人员',
  reach: (telegram, slack) => `Telegram ${telegram} 人，Slack ${slack} 人`,
  andMore: (names, more) => `${names}等，另有 ${more} 人`,
  unreachable: (count, names) => `${count} 人无法送达：${names}`,
  unreached: '无法送达名单',
  chats: (count) => `${count} 个群聊`,
  sends: (when) => `发送时间：${when}`,
  chased: '催办',
  chasedAfter: (span, now, times) => `${span}未回复“收到”的${now ? '（按现在发送计）' : ''}：${times}`,
  namesTo: (whom, when) => `${when} 将名单报${whom}`,
  attached: (count) => `${count} 个`,
  reaches: '可送达',
  audience: '发送范围',
  progress: '进展',
  figures: ({ recipients, sent, acknowledged }) =>
    `应收 ${recipients} 人，已送达 ${sent} 人，已回复“收到” ${acknowledged} 人`,
  outdated: (count) => `其中 ${count} 人的“收到”在更正前`,
  gone: (count) => `${count} 人未送达`,
  unconfirmed: (count) => `${count} 人送达情况不明`,
  parts: '各单位',
  others: '其他',
  missing: '尚未回复“收到”',
  comments: '反馈',
  from: (name) => `${name}发布`,
  corrected: (when) => `${when}更正`,
  acknowledge: '收到',
  acknowledged: '✓ 已回复“收到”',
  acknowledgedBefore: '✓ 更正前已回复“收到”',
  thanks: '已登记“收到”。',
  comment: '收到并反馈…',
  yourComment: '反馈内容',
  commentInPrivate: (code) => `如需反馈，请私聊机器人发送 ${code}。`,
  chase: '请尽快回复“收到”。',
  list: {
    name: '姓名',
    organization: '单位',
    platform: '平台',
    state: '送达',
    acknowledged: '回复时间',
    correction: '更正后回复时间',
    comment: '反馈',
    role: '角色',
  },
  state: { waiting: '发送中', sent: '已送达', gone: '无法送达', aside: '未发出', unconfirmed: '情况不明' },
  moved: {
    draft: '该通知尚未发送。',
    scheduled: '该通知已定时发送。',
    sent: '该通知已经发送。',
    cancelled: '该通知已取消。',
  },
  notRecipient: '该通知不是发给您的。',
}

export const broadcastTexts: Record<Language, BroadcastTexts> = { en, zh }
