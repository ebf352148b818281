import type { Language } from '../../domain/people/person'
import { plural } from './plural'

/** Joining, leaving, invitations, a person’s own settings. */
export type PeopleTexts = {
  people: {
    welcome: (name: string, role: string, where?: string) => string
    welcomeHint: string
    linked: string
    left: string
    inviteTitle: (role: string) => string
    inviteBody: (uses: number, until: string) => string
    linkTitle: string
    linkBody: string
    /** Of a link or a code that makes whoever has it them. */
    inPrivate: string
    me: string
    accounts: string
    invite: { title: string; submit: string; life: string; inPrivate: string }
    unreachable: (name: string, reason: string, waiting: number) => string
    leave: string
    leaveSure: string
    stay: string
    removeWhom: string
    removed: (name: string) => string
    phone: {
      button: string
      title: string
      why: string
      hint: string
      kept: (phone: string) => string
      keptOf: (name: string, phone: string) => string
      gone: string
      goneOf: (name: string) => string
      whose: string
    }
  }
}

export const peopleTexts: Record<Language, PeopleTexts> = {
  en: {
    people: {
      welcome: (name, role, where) => `Welcome, ${name}. You are ${role}${where ? `, ${where}` : ''}.`,
      welcomeHint:
        'To report a hazard, send a photo, or one line: “hazard Xinyuan petrol station: fire lane blocked, major, 3 days”. “help” says what else I do.',
      linked: 'This account now belongs to you too.',
      left: 'You have left the committee’s duty desk. You get no more messages.',
      inviteTitle: (role) => `Join code: ${role}`,
      inviteBody: (uses, until) => `Good for ${plural(uses, 'use')}, until ${until}. Pass it on:`,
      linkTitle: 'Your second account',
      linkBody: 'Open this in your other chat program within a day:',
      inPrivate: 'Please ask for it in our private chat: it is for you alone.',
      me: 'You',
      accounts: 'Accounts',
      invite: {
        title: 'Make a join code',
        submit: 'Make code',
        life: 'Good for',
        inPrivate: 'Please ask for it in our private chat: whoever reads a join code can use it.',
      },
      unreachable: (name, reason, waiting) =>
        `${name}: ${reason}; ${plural(waiting, 'open hazard')} wait${waiting === 1 ? 's' : ''} for them`,
      leave: 'Leave',
      leaveSure: 'Do you really want to leave? You will get no more messages.',
      stay: 'Stay',
      removeWhom: 'Who is to be removed?',
      removed: (name) => `${name} was removed and gets no more messages.`,
      phone: {
        button: 'Telephone…',
        title: 'Telephone',
        why: 'Members see it where you are on duty, and on the roster. Nobody has to give one.',
        hint: 'E.g. “138-0000-1234”; “off” takes it away.',
        kept: (phone) => `Your telephone is ${phone}. Members see it when you are on duty.`,
        keptOf: (name, phone) => `${name}: ${phone}.`,
        gone: 'Your telephone is not kept any more.',
        goneOf: (name) => `The telephone of ${name} is not kept any more.`,
        whose: 'Whose telephone?',
      },
    },
  },
  zh: {
    people: {
      welcome: (name, role, where) => `${name}，欢迎加入。您的身份：${where ? `${where}` : ''}${role}。`,
      welcomeHint:
        '上报隐患：发送照片，或发送一句话，如“隐患 鑫源加油站 消防通道堵塞 重大 限期3天”。发送“帮助”查看更多功能。',
      linked: '该账号已与您绑定。',
      left: '您已退出安委会值班台，不再接收消息。',
      inviteTitle: (role) => `加入码：${role}`,
      inviteBody: (uses, until) => `可用 ${uses} 次，有效期至${until}。请转发：`,
      linkTitle: '绑定第二个账号',
      linkBody: '请在一天内于另一聊天软件中打开：',
      inPrivate: '仅供本人使用，请在与我的私聊中获取。',
      me: '我的信息',
      accounts: '账号',
      invite: {
        title: '生成加入码',
        submit: '生成',
        life: '有效期',
        inPrivate: '看到加入码的人均可使用，请在与我的私聊中获取。',
      },
      unreachable: (name, reason, waiting) => `${name}：${reason}，尚有 ${waiting} 条未闭环隐患`,
      leave: '退出',
      leaveSure: '确定退出吗？退出后不再接收消息。',
      stay: '不退出',
      removeWhom: '移出哪位人员？',
      removed: (name) => `${name}已移出，不再接收消息。`,
      phone: {
        button: '登记电话…',
        title: '联系电话',
        why: '值班时供成员联系，并列入值班表；自愿填写。',
        hint: '如“138-0000-1234”；填写“删除”即取消登记。',
        kept: (phone) => `已登记电话 ${phone}，值班时成员可见。`,
        keptOf: (name, phone) => `已登记${name}的电话 ${phone}。`,
        gone: '已删除您的电话。',
        goneOf: (name) => `已删除${name}的电话。`,
        whose: '登记哪位人员的电话？',
      },
    },
  },
}
