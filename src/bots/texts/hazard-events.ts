import type { Reason } from '../../domain/delivery/outbox'
import type { HazardEvent } from '../../domain/hazards/events'
import type { Language } from '../../domain/people/person'
import { shiftReasons } from './duty'
import { operationReasons } from './operations'

/** Why a card came, and what happened to its hazard before. */
export type HazardEventTexts = {
  /** First line of a card: why it came. */
  reason: Record<Reason, string>
  happened: (event: HazardEvent['type'], name: string) => string
}

export const hazardEventTexts: Record<Language, HazardEventTexts> = {
  en: {
    reason: {
      ...operationReasons.en,
      ...shiftReasons.en,
      filed: 'Your report is filed.',
      opened: '',
      'to-confirm': 'New report: please confirm or reject.',
      'to-order': 'Confirmed: please order rectification.',
      'to-rectify': 'You are ordered to rectify this. Send proof when it is done.',
      'to-check': 'Proof of rectification has come: please re-inspect.',
      'to-delist': 'Re-inspection passed: please delist, or send it back.',
      'to-answer-referral': 'Referred to you: please accept or return it.',
      'to-answer-extension': 'More time is asked for: please grant or refuse.',
      rejected: 'Your report was rejected.',
      duplicate: 'Your report was marked as a duplicate.',
      'referral-answered': 'Your referral was answered.',
      'extension-answered': 'The request for more time was answered.',
      failed: 'Re-inspection failed: please rectify again.',
      closed: 'Closed. Thank you.',
      listed: 'Under listed supervision: it is yours to supervise.',
      reopened: 'Reopened.',
      noted: 'A note was added.',
      'entry-refused': 'The unit refused entry.',
      'campaign-proposed': 'A campaign is proposed. Please look, change it where needed, and start it.',
      'campaign-started': 'A campaign has started.',
      'campaign-replanned': 'The plan of a campaign changed: please look at your tasks.',
      'campaign-covered': '🎉 The coverage goal is reached.',
      broadcast: '',
      'nobody-at-unit':
        'Ordered, but nobody of the unit can be reached here: please hand the order over yourselves.',
    },
    happened: (event, name) => {
      switch (event) {
        case 'reported':
          return `${name} reported it`
        case 'confirmed':
          return `${name} confirmed it`
        case 'rejected':
          return `${name} rejected it`
        case 'marked-duplicate':
          return `${name} marked it as a duplicate`
        case 'referred':
          return `${name} referred it`
        case 'referral-accepted':
          return `${name} accepted the referral`
        case 'referral-returned':
          return `${name} returned the referral`
        case 'ordered':
          return `${name} ordered rectification`
        case 'proof-sent':
          return `${name} sent proof`
        case 'fixed-on-the-spot':
          return `${name} had it fixed on the spot`
        case 'inspection-passed':
          return `${name} re-inspected: passed`
        case 'inspection-failed':
          return `${name} re-inspected: failed`
        case 'listed':
          return `${name} listed it for supervision`
        case 'delisted':
          return `${name} delisted and closed it`
        case 'extension-requested':
          return `${name} asked for more time`
        case 'extension-granted':
          return `${name} granted more time`
        case 'extension-refused':
          return `${name} refused more time`
        case 'reopened':
          return `${name} reopened it`
        case 'withdrawn':
          return `${name} withdrew it`
        case 'witnessed':
          return `${name} saw it too`
        case 'noted':
          return `${name} added to it`
        case 'corrected':
          return `${name} corrected it`
      }
    },
  },
  zh: {
    reason: {
      ...operationReasons.zh,
      ...shiftReasons.zh,
      filed: '您的上报已受理登记。',
      opened: '',
      'to-confirm': '有新的隐患上报，请核实。',
      'to-order': '隐患已核实，请下达整改。',
      'to-rectify': '现责令限期整改，整改完成后请提交结果。',
      'to-check': '整改结果已提交，请复查。',
      'to-delist': '复查合格，请予销号或退回整改。',
      'to-answer-referral': '有隐患移送贵单位，请接收或退回。',
      'to-answer-extension': '有延期申请，请审批。',
      rejected: '您上报的隐患未予受理。',
      duplicate: '您上报的隐患已标记为重复上报。',
      'referral-answered': '您移送的隐患已有答复。',
      'extension-answered': '延期申请已有答复。',
      failed: '复查不合格，请继续整改。',
      closed: '隐患已闭环，感谢配合。',
      listed: '已挂牌督办，请贵单位负责督办。',
      reopened: '隐患已重新启动。',
      noted: '有新的补充说明。',
      'entry-refused': '该单位拒绝检查。',
      'campaign-proposed': '系统提请开展专项行动，请审核、调整后启动。',
      'campaign-started': '专项行动已启动。',
      'campaign-replanned': '专项行动任务安排有调整，请查看待办。',
      'campaign-covered': '🎉 已达到覆盖率目标。',
      broadcast: '',
      'nobody-at-unit': '已下达整改，但该单位无人可在此接收，请线下送达整改指令。',
    },
    happened: (event, name) => {
      switch (event) {
        case 'reported':
          return `${name}上报`
        case 'confirmed':
          return `${name}核实`
        case 'rejected':
          return `${name}决定不予受理`
        case 'marked-duplicate':
          return `${name}标记为重复上报`
        case 'referred':
          return `${name}移送`
        case 'referral-accepted':
          return `${name}接收移送`
        case 'referral-returned':
          return `${name}退回移送`
        case 'ordered':
          return `${name}下达整改`
        case 'proof-sent':
          return `${name}提交整改结果`
        case 'fixed-on-the-spot':
          return `${name}督促当场整改`
        case 'inspection-passed':
          return `${name}复查合格`
        case 'inspection-failed':
          return `${name}复查不合格`
        case 'listed':
          return `${name}挂牌督办`
        case 'delisted':
          return `${name}销号闭环`
        case 'extension-requested':
          return `${name}申请延期`
        case 'extension-granted':
          return `${name}同意延期`
        case 'extension-refused':
          return `${name}未同意延期`
        case 'reopened':
          return `${name}重新启动`
        case 'withdrawn':
          return `${name}撤回`
        case 'witnessed':
          return `${name}也发现了该隐患`
        case 'noted':
          return `${name}补充说明`
        case 'corrected':
          return `${name}更正`
      }
    },
  },
}
