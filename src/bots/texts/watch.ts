import type { Finding, WatchCause } from '../../domain/delivery/watch'
import type { Language, Platform } from '../../domain/people/person'
import { plural } from './plural'

/** What the auditor found, said to coordinators; `since` is a time in words. */
export type WatchTexts = Record<WatchCause, (found: Finding, since: string) => string>

/** Platforms by their own names, the same in every language. */
export const platformNames: Record<Platform, string> = { telegram: 'Telegram', slack: 'Slack' }
const nameOf = ({ platform }: Finding): string => (platform ? platformNames[platform] : '')

export const watchTexts: Record<Language, WatchTexts> = {
  en: {
    'steps-overdue': ({ count }, since) =>
      `Reminders that were due have not been put out: ${count}, the oldest since ${since}. Whoever runs the service should look at its log.`,
    'messages-stuck': ({ count }, since) =>
      `Messages wait though nothing holds them back: ${count}, the oldest since ${since}. See “delivery”; whoever runs the service should look at its log.`,
    'tried-in-vain': ({ count }, since) =>
      `${plural(count, 'message')} tried again and again and not taken, the oldest since ${since}. They are tried further; see “delivery”.`,
    'clock-stopped': (_, since) =>
      `The clock has not run since ${since}: reminders and digests stand still. Whoever runs the service should look at its log.`,
    'clock-missed': (_, since) =>
      `The service was not running for a while, from ${since}. What was due meanwhile has been caught up on.`,
    'token-refused': (found) =>
      `${nameOf(found)} refuses the service’s token, or is switched off. Messages there are kept and go out once the token is replaced.`,
    'platform-away': (found, since) =>
      `${nameOf(found)} has not answered since ${since}. Messages for it are kept and go out once it does: ${found.count}.`,
  },
  zh: {
    'steps-overdue': ({ count }, since) =>
      `有 ${count} 条到期提醒未能发出，最早一条自${since}。请运维人员查看服务日志。`,
    'messages-stuck': ({ count }, since) =>
      `有 ${count} 条消息无故滞留，最早一条自${since}。请查看“投递”，并请运维人员查看服务日志。`,
    'tried-in-vain': ({ count }, since) =>
      `有 ${count} 条消息多次发送未成功，最早一条自${since}。系统将继续尝试，请查看“投递”。`,
    'clock-stopped': (_, since) => `定时任务自${since}起未运行，提醒和简报已停止。请运维人员查看服务日志。`,
    'clock-missed': (_, since) => `服务自${since}起曾中断运行，其间到期的事项现已补办。`,
    'token-refused': (found) =>
      `${nameOf(found)} 拒绝了本服务的令牌，或已停用。相关消息已保留，更换令牌后将继续发送。`,
    'platform-away': (found, since) =>
      `${nameOf(found)} 自${since}起没有响应。相关消息已保留（${found.count} 条），恢复后将继续发送。`,
  },
}
