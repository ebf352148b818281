import type { Language } from '../../domain/people/person'

/** What is said about the shifts of one person, and their calendar. */
export type ShiftTexts = {
  shifts: {
    title: string
    none: string
    yours: (title: string) => string
    changed: string
    noneLeft: string
    cancelled: string
    confirmAll: string
    allConfirmed: string
    rest: string
    restAdd: string
    restEntered: (day: string) => string
    restWithdrawn: (day: string) => string
    skills: string
    skillsSet: string
    anybody: string
    confirmed: string
    unconfirmed: string
  }
  calendar: {
    title: string
    make: string
    renew: string
    revoke: string
    made: string
    revoked: string
    name: string
    noAddress: string
  }
}

export const shiftTexts: Record<Language, ShiftTexts> = {
  en: {
    shifts: {
      title: 'My shifts',
      none: 'No shifts are ahead of you.',
      yours: (title) => `Your shifts, ${title}`,
      changed: 'The roster was changed. These are your shifts now; what is not listed is not yours any more.',
      noneLeft: 'The roster was changed. You have no shifts on it any more.',
      cancelled: 'Not stood any more: its day was taken out.',
      confirmAll: 'Confirm all',
      allConfirmed: 'All your shifts are confirmed.',
      rest: 'Rest days',
      restAdd:
        'For a rest day send “shifts rest 2027-02-17”, for an absence its first and last day; again to withdraw it.',
      restEntered: (day) => `Noted: you rest on ${day}.`,
      restWithdrawn: (day) => `Withdrawn: ${day}.`,
      skills: 'Skills',
      skillsSet: 'Your skills are noted.',
      anybody: 'Whoever is free',
      confirmed: 'confirmed',
      unconfirmed: 'to confirm',
    },
    calendar: {
      title: 'Calendar',
      make: 'My calendar address',
      renew: 'New calendar address',
      revoke: 'Stop the calendar',
      made: 'Add this address to your calendar program as a subscription. Keep it to yourself: whoever has it sees your calendar. It is not shown again.',
      revoked: 'The calendar’s address does not work any more.',
      name: 'Safety duty',
      noAddress: 'The service has no public address yet (PUBLIC_URL), so a calendar could not reach it.',
    },
  },
  zh: {
    shifts: {
      title: '我的值班',
      none: '暂无值班安排。',
      yours: (title) => `您的值班安排 · ${title}`,
      changed: '值班表已调整，您的班次以下列为准。',
      noneLeft: '值班表已调整，您已无值班安排。',
      cancelled: '该班次已取消。',
      confirmAll: '全部确认',
      allConfirmed: '您的值班已全部确认。',
      rest: '休息日',
      restAdd: '登记休息日请发送“值班安排 休息 2027-02-17”，请假请写起止日期；再次发送即撤销。',
      restEntered: (day) => `已登记 ${day} 休息。`,
      restWithdrawn: (day) => `已撤销 ${day} 休息。`,
      skills: '专长',
      skillsSet: '专长已登记。',
      anybody: '空闲人员均可',
      confirmed: '已确认',
      unconfirmed: '待确认',
    },
    calendar: {
      title: '日历订阅',
      make: '获取日历地址',
      renew: '更换日历地址',
      revoke: '停用日历',
      made: '请在日历软件中以订阅方式添加此地址。地址仅供本人使用，持有者即可看到您的日程；该地址不再显示。',
      revoked: '日历地址已停用。',
      name: '安全值班',
      noAddress: '系统尚未设置公网地址（PUBLIC_URL），无法订阅日历。',
    },
  },
}
