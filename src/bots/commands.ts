import type { Role } from '../domain/people/person'

export const commandNames = [
  'hazard',
  'hazards',
  'tasks',
  'inspect',
  'checklist',
  'unit',
  'joint',
  'duty',
  'shifts',
  'calendar',
  'campaign',
  'coverage',
  'digest',
  'report',
  'return',
  'ladder',
  'broadcast',
  'bind',
  'unbind',
  'invite',
  'delivery',
  'language',
  'quiet',
  'phone',
  'me',
  'help',
  'start',
  'join',
  'cancel',
  'leave',
  'remove',
] as const
export type CommandName = (typeof commandNames)[number]

type Command = {
  /** Further words for it, Chinese ones included; compared in lower case. */
  aliases: readonly string[]
  /** Who sees it in menus and help; whether they may is decided where it is carried out. */
  roles: 'all' | readonly Role[]
  /** In the menus of the platforms. */
  listed: boolean
  /** What may follow the word where it is said without the slash, as our texts suggest it; nothing that begins a report. */
  plainly?: RegExp
}

/** The words people can say, on every platform. Their texts are in `texts/`. */
export const commands: Record<CommandName, Command> = {
  hazard: { aliases: ['隐患', '上报', '隐患上报'], roles: 'all', listed: true },
  hazards: { aliases: ['隐患列表', '查询', '列表', 'list'], roles: 'all', listed: true },
  tasks: { aliases: ['待办', '任务', '我的任务', 'task', 'todo'], roles: 'all', listed: true },
  inspect: {
    aliases: ['检查', '巡查'],
    roles: ['coordinator', 'liaison', 'inspector', 'leader'],
    listed: true,
  },
  checklist: { aliases: ['检查表'], roles: ['coordinator'], listed: true },
  unit: { aliases: ['单位', '企业', 'units'], roles: 'all', listed: true },
  calendar: { aliases: ['日历', '节假日'], roles: 'all', listed: true },
  campaign: {
    aliases: ['专项行动', '行动', 'campaigns'],
    roles: ['coordinator', 'leader', 'liaison'],
    listed: true,
  },
  coverage: { aliases: ['覆盖率'], roles: ['coordinator', 'leader', 'liaison'], listed: true },
  broadcast: { aliases: ['通知', '广播'], roles: ['coordinator'], listed: true },
  bind: { aliases: ['绑定', 'bindings'], roles: ['coordinator'], listed: true },
  unbind: { aliases: ['解绑', '解除绑定'], roles: ['coordinator'], listed: true },
  invite: { aliases: ['邀请', '加入码'], roles: ['coordinator'], listed: true },
  delivery: { aliases: ['投递'], roles: ['coordinator'], listed: true },
  joint: {
    aliases: ['联合执法', '联合行动'],
    roles: ['coordinator', 'liaison', 'inspector', 'leader'],
    listed: true,
  },
  duty: {
    aliases: ['值班', '值班表', 'roster'],
    roles: ['coordinator', 'liaison', 'inspector', 'leader'],
    listed: true,
    plainly: /^(?:\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d\b.*|[a-z]+-[a-z]+)$/i,
  },
  shifts: {
    aliases: ['我的值班', '值班安排', '排班', '班次'],
    roles: ['coordinator', 'liaison', 'inspector', 'leader'],
    listed: true,
    plainly: /^(?:rest|skills)\b/i,
  },
  digest: {
    aliases: ['简报', '日报'],
    roles: 'all',
    listed: true,
    plainly: /^(?:\d{1,2}:\d{2}|off|always)$/i,
  },
  report: {
    aliases: ['统计', '报告', '报表', '季报'],
    roles: ['coordinator', 'leader'],
    listed: true,
    plainly: /^(?:week|month|quarter|year)$/i,
  },
  return: { aliases: ['周报', '报送'], roles: ['coordinator', 'liaison'], listed: true },
  ladder: { aliases: ['催办', '逐级催办'], roles: 'all', listed: true, plainly: /^[hjtdb]-\d+$/i },
  quiet: { aliases: ['免打扰', '静音'], roles: 'all', listed: true },
  language: { aliases: ['语言', 'lang'], roles: 'all', listed: true },
  phone: {
    aliases: ['电话', '手机', '联系电话', 'telephone'],
    roles: ['coordinator', 'liaison', 'inspector', 'leader'],
    listed: true,
  },
  me: { aliases: ['我', '我的', '设置', 'settings'], roles: 'all', listed: true },
  help: { aliases: ['帮助', '?', '？'], roles: 'all', listed: true },
  start: { aliases: [], roles: 'all', listed: false },
  join: { aliases: ['加入'], roles: 'all', listed: false },
  cancel: { aliases: ['取消'], roles: 'all', listed: false },
  leave: { aliases: ['退出'], roles: 'all', listed: false },
  remove: { aliases: ['移出'], roles: ['coordinator'], listed: true },
}

/** The command a word stands for. */
export function findCommand(word: string): CommandName | undefined {
  const said = word.toLowerCase()
  return commandNames.find((name) => name === said || commands[name].aliases.includes(said))
}

/** The nearest command to a word nobody knows, within two letters' difference. */
export function nearestCommand(word: string): CommandName | undefined {
  const said = word.toLowerCase().slice(0, 30)
  const ranked = commandNames
    .map((name) => ({ name, away: distance(said, name) }))
    .sort((a, b) => a.away - b.away)
  const best = ranked[0]
  return best && best.away <= Math.min(2, said.length - 1) ? best.name : undefined
}

/** Levenshtein distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Whether a command belongs in the menu of a role. */
export const isFor = (name: CommandName, role: Role): boolean => {
  const { roles } = commands[name]
  return roles === 'all' || roles.includes(role)
}
