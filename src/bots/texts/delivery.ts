import type { LaneName } from '../../domain/delivery/outbox'
import type { Language } from '../../domain/people/person'
import { plural } from './plural'

/** What may have become of a message that was not delivered, as far as it is known. */
export type DeliveryProblem = 'unanswered' | 'missing' | 'refused'
/** Why somebody can't be reached, as far as it is known. */
export type Absence = 'left' | 'blocked' | 'deactivated' | 'unknown'

/** What could not be delivered or understood, and notices about it. */
export type DeliveryTexts = {
  delivery: {
    title: string
    fine: string
    waiting: (count: number, since?: string) => string
    lanes: Record<LaneName, string>
    ofLane: (lane: string, count: number) => string
    and: string
    aside: (count: number) => string
    unconfirmed: (count: number) => string
    gone: string
    quarantined: (count: number) => string
    problems: Record<DeliveryProblem, string>
    /** With the platform's own words. */
    explained: (words: string, own: string) => string
    absences: Record<Absence, string>
    again: string
    sentAgain: string
    settled: string
  }
  notice: {
    fileTooLarge: (name?: string) => string
    updateFailed: string
    /** On a message that may have arrived before. */
    possibleRepeat: string
    setAside: (count: number) => string
    flooding: (name: string) => string
    unreachable: (name: string) => string
    down: string
  }
}

export const deliveryTexts: Record<Language, DeliveryTexts> = {
  en: {
    delivery: {
      title: 'Delivery',
      fine: 'Everything is sent, nothing waits.',
      waiting: (count, since) =>
        `${plural(count, 'message')} waiting${since ? `, the oldest since ${since}` : ''}`,
      lanes: {
        answer: 'answers',
        urgent: 'urgent',
        work: 'tasks and reminders',
        refresh: 'changes of cards',
        digest: 'digests',
        broadcast: 'broadcasts',
      },
      ofLane: (lane, count) => `${lane} ${count}`,
      and: ', ',
      aside: (count) => `${plural(count, 'message')} set aside`,
      unconfirmed: (count) => `${plural(count, 'message')} unconfirmed: nobody knows whether they arrived`,
      gone: 'Cannot be reached',
      quarantined: (count) => `${plural(count, 'update')} we failed on`,
      problems: {
        unanswered: 'no answer: it may have arrived',
        missing: 'what it is about is not there any more',
        refused: 'not taken as it is',
      },
      explained: (words, own) => `${words} (${own})`,
      absences: {
        left: 'left',
        blocked: 'has blocked the bot',
        deactivated: 'the account is closed',
        unknown: 'the account is not found',
      },
      again: 'Send again',
      sentAgain: 'Sent again.',
      settled: 'That message has been sent again meanwhile.',
    },
    notice: {
      fileTooLarge: (name) =>
        `${name ?? 'That file'} is over 20 MB and could not be kept. Please send a smaller one.`,
      possibleRepeat: 'possibly sent before',
      updateFailed:
        'Something went wrong on our side with your last message. It is kept, and the office sees it. Please send it again, or tell the office.',
      flooding: (name) =>
        `${name} sends very many messages, and something urgent among them. It was taken; please look at it.`,
      setAside: (count) => `${plural(count, 'message')} could not be delivered. See “delivery”.`,
      unreachable: (name) => `${name} cannot be reached any more. See “delivery”.`,
      down: 'I cannot save anything just now. Nothing was lost; please try again in a minute.',
    },
  },
  zh: {
    delivery: {
      title: '消息投递',
      fine: '全部消息已送达，无积压。',
      waiting: (count, since) => `待发送 ${count} 条${since ? `，最早一条自${since}` : ''}`,
      lanes: {
        answer: '答复',
        urgent: '紧急事项',
        work: '任务与提醒',
        refresh: '卡片更新',
        digest: '简报',
        broadcast: '通知',
      },
      ofLane: (lane, count) => `${lane} ${count} 条`,
      and: '，',
      aside: (count) => `已搁置 ${count} 条`,
      unconfirmed: (count) => `未确认 ${count} 条：无法判断对方是否已收到`,
      gone: '无法联系的人员',
      quarantined: (count) => `处理失败的消息 ${count} 条`,
      problems: {
        unanswered: '未收到平台答复，可能已送达',
        missing: '所涉事项已不存在',
        refused: '平台不接受该内容',
      },
      explained: (words, own) => `${words}（${own}）`,
      absences: {
        left: '已退出',
        blocked: '已屏蔽机器人',
        deactivated: '账号已停用',
        unknown: '账号不存在',
      },
      again: '重新发送',
      sentAgain: '已重新发送。',
      settled: '该消息此前已重新发送。',
    },
    notice: {
      fileTooLarge: (name) => `${name ?? '该文件'}超过 20 MB，未能保存，请压缩后重新发送。`,
      possibleRepeat: '可能重复发送',
      updateFailed: '您的上一条消息处理失败，内容已留存，安委办可以看到。请重新发送，或联系安委办。',
      flooding: (name) => `${name} 短时间内发送大量消息，其中有紧急上报，已受理，请留意核实。`,
      setAside: (count) => `有 ${count} 条消息未能送达，请查看“投递”。`,
      unreachable: (name) => `${name}已无法联系，请查看“投递”。`,
      down: '系统暂时无法保存，内容没有丢失，请稍后再试。',
    },
  },
}
