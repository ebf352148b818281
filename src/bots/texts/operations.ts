import type { Reason } from '../../domain/delivery/outbox'
import type { Operation } from '../../domain/operations/operation'
import type { OperationAct } from '../../domain/operations/permissions'
import type { Language } from '../../domain/people/person'

export type OperationTexts = {
  status: Record<Operation['status'], string>
  /** Buttons; at most 24 characters, so that they are titles of forms too. */
  act: Record<OperationAct, string>
  done: Record<OperationAct, string>
  field: {
    title: string
    starts: string
    hours: string
    gathering: string
    gatheringMap: string
    gatheringHint: string
    lead: string
    needs: string
    needsHint: string
    route: string
    routeHint: string
    vehicle: string
    gear: string
    open: string
    unanswered: string
    coming: string
    declined: string
    came: string
    personTimes: string
    units: string
    papers: string
    result: string
    position: string
  }
  title: string
  openMap: string
  new: string
  plan: string
  none: string
  planned: (code: string) => string
  /** Held by those who were named, whether they have answered or not. */
  places: (held: number, needed: number) => string
  toConfirm: (count: number) => string
  need: (organization: string, held: number, count: number) => string
  others: string
  insteadOf: (name: string) => string
  fromGathering: (distance: string) => string
  served: (count: number) => string
  nobodyFree: (organizations: string) => string
  swapsWith: (name: string) => string
  hereDone: string
  hereAlone: { button: string; left: string }
}

export const operationReasons: Record<Language, Record<Extract<Reason, `joint-${string}`>, string>> = {
  en: {
    'joint-to-name': 'Your people are needed: please name them.',
    'joint-asked': 'You are asked to come: please confirm, decline, or send somebody in your place.',
    'joint-substitute': 'A colleague sends you in their place: please accept or decline.',
    'joint-substitute-declined': 'Your substitute declined: the place is still yours.',
    'joint-replaced': 'Your substitute accepted: you need not come.',
    'joint-declined': 'Somebody declined: please name another.',
    'joint-released': 'You need not come any more.',
    'joint-swap': 'A colleague offers you their place for yours: please accept or decline.',
    'joint-swapped': 'The swap is agreed: this is yours now.',
    'joint-swap-refused': 'The swap was declined: your place is still yours.',
    'joint-moved': 'The time has changed: please confirm anew.',
    'joint-cancelled': 'Cancelled.',
    'joint-held': 'It is over: this is what came of it.',
  },
  zh: {
    'joint-to-name': '联合执法需贵单位派员，请指派人员。',
    'joint-asked': '请您参加联合执法：请确认、说明不能参加的理由，或委托他人代替。',
    'joint-substitute': '同事委托您代为参加，请确认或谢绝。',
    'joint-substitute-declined': '您委托的人员不能代替，仍由您参加。',
    'joint-replaced': '您委托的人员已确认，您不必参加。',
    'joint-declined': '有人员不能参加，请另行指派。',
    'joint-released': '您不必参加。',
    'joint-swap': '同事希望与您互换，请同意或谢绝。',
    'joint-swapped': '互换已达成，由您参加。',
    'joint-swap-refused': '对方未同意互换，仍由您参加。',
    'joint-moved': '时间有变，请重新确认。',
    'joint-cancelled': '已取消。',
    'joint-held': '行动已结束，结果如下。',
  },
}

export const operationTexts: Record<Language, OperationTexts> = {
  en: {
    status: {
      planned: 'planned',
      held: 'held',
      cancelled: 'cancelled',
    },
    act: {
      name: 'Name',
      release: 'Take off…',
      confirm: 'I come',
      decline: 'I can’t come…',
      substitute: 'Send a substitute…',
      swap: 'Swap…',
      'refuse-swap': 'Decline the swap',
      'check-in': 'I am here',
      finish: 'Enter the result…',
      stop: 'Add a stop…',
      route: 'Change the route…',
      move: 'Change the time…',
      cancel: 'Cancel it…',
    },
    done: {
      name: 'Named, and asked to confirm.',
      release: 'Taken off.',
      confirm: 'Confirmed.',
      decline: 'Declined; your department’s liaison is told.',
      substitute: 'Asked. Until somebody accepts, it stays yours.',
      swap: 'Offered. It counts once they accept.',
      'refuse-swap': 'Declined; they are told.',
      'check-in': 'You are checked in.',
      finish: 'Result entered.',
      stop: 'The route goes there too.',
      route: 'The route is changed.',
      move: 'Changed; everybody is asked anew.',
      cancel: 'Cancelled; everybody is told.',
    },
    field: {
      title: 'What for',
      starts: 'Date and time',
      hours: 'Hours',
      gathering: 'Gathering point',
      gatheringMap: 'On the map',
      gatheringHint: 'In words; its place on the map may follow: “34.75200, 113.66500”.',
      lead: 'Lead department',
      needs: 'Who is needed',
      needsHint:
        'One department a line: name, how many, and a skill if one is needed: “Fire and Rescue 3 electrical”.',
      route: 'Route',
      routeHint: 'Units by name or code, or places, one a line.',
      vehicle: 'Vehicle',
      gear: 'Gear',
      open: 'Open places',
      unanswered: 'Not answered',
      coming: 'Coming',
      declined: 'Declined',
      came: 'Came',
      personTimes: 'Person-times dispatched',
      units: 'Units inspected',
      papers: 'Papers issued',
      result: 'Result',
      position: 'Where you are',
    },
    title: 'Joint operations',
    openMap: '🗺 Open the map',
    new: 'Plan one…',
    plan: 'Joint operation',
    none: 'None is planned.',
    planned: (code) => `Planned as ${code}; the departments are asked to name people.`,
    places: (held, needed) => `${held} of ${needed} places`,
    toConfirm: (count) => `${count} to confirm`,
    need: (organization, held, count) => `${organization} ${held}/${count}`,
    others: 'Somebody else…',
    insteadOf: (name) => `instead of ${name}`,
    fromGathering: (distance) => `${distance} from the gathering point`,
    served: (count) => `sent ${count} time${count === 1 ? '' : 's'}`,
    nobodyFree: (organizations) => `nobody free then: ${organizations}`,
    swapsWith: (name) => `offers it to ${name}`,
    hereDone: 'You are checked in. Share your position too, if you like.',
    hereAlone: { button: 'Without a position', left: 'You stay checked in, without a position.' },
  },
  zh: {
    status: {
      planned: '筹备中',
      held: '已完成',
      cancelled: '已取消',
    },
    act: {
      name: '指派',
      release: '取消指派…',
      confirm: '确认',
      decline: '不能参加…',
      substitute: '请人代替…',
      swap: '互换…',
      'refuse-swap': '谢绝互换',
      'check-in': '签到',
      finish: '填报结果…',
      stop: '增加检查点…',
      route: '调整路线…',
      move: '更改时间…',
      cancel: '取消行动…',
    },
    done: {
      name: '已指派，等待本人确认。',
      release: '已取消指派。',
      confirm: '已确认。',
      decline: '已登记，并告知贵单位联络员。',
      substitute: '已询问。对方接受前仍由您负责。',
      swap: '已提出互换，对方同意后生效。',
      'refuse-swap': '已谢绝，并告知对方。',
      'check-in': '已签到。',
      finish: '结果已登记。',
      stop: '已加入检查路线。',
      route: '检查路线已调整。',
      move: '时间已更改，全体重新确认。',
      cancel: '已取消，并通知全体人员。',
    },
    field: {
      title: '行动名称',
      starts: '日期和时间',
      hours: '时长（小时）',
      gathering: '集合地点',
      gatheringMap: '地图位置',
      gatheringHint: '可用文字说明，并可附经纬度，如“34.75200, 113.66500”。',
      lead: '牵头单位',
      needs: '参加单位和人数',
      needsHint: '每行一个单位：名称、人数，如有要求再写专长，如“消防救援大队 3 电气”。',
      route: '检查路线',
      routeHint: '按顺序每行一处，可写单位名称、编号或地点。',
      vehicle: '车辆',
      gear: '装备',
      open: '空缺名额',
      unanswered: '未答复',
      coming: '参加人员',
      declined: '不能参加',
      came: '已签到',
      personTimes: '出动人次',
      units: '检查单位（家）',
      papers: '下达文书（份）',
      result: '结果',
      position: '当前位置',
    },
    title: '联合执法',
    openMap: '🗺 打开地图',
    new: '发起…',
    plan: '联合执法行动',
    none: '暂无联合执法安排。',
    planned: (code) => `已登记为 ${code}，已请各单位指派人员。`,
    places: (held, needed) => `已指派 ${held}/${needed} 人`,
    toConfirm: (count) => `${count} 人待确认`,
    need: (organization, held, count) => `${organization} ${held}/${count}`,
    others: '其他人员…',
    insteadOf: (name) => `代替${name}`,
    fromGathering: (distance) => `距集合地点${distance}`,
    served: (count) => `已参加 ${count} 次`,
    nobodyFree: (organizations) => `届时无空闲人员：${organizations}`,
    swapsWith: (name) => `拟与${name}互换`,
    hereDone: '已签到。如方便，请再发送当前位置。',
    hereAlone: { button: '不发位置', left: '签到有效，未附位置。' },
  },
}
