import type { Refusal } from '../../domain/errors'
import type { Language } from '../../domain/people/person'
import { broadcastTexts } from './broadcasts'
import { campaignTexts } from './campaigns'
import { engagementTexts } from './engagements'
import { reminderTexts } from './reminders'

/** What a refusal's text is made of, with the state and the field in the reader's words. */
type RefusalText<C extends Refusal['code']> = (
  refusal: Extract<Refusal, { code: C }> & { statusText: string; field: string },
) => string

/** Why something is not done. */
export type RefusalTexts = {
  refusal: { [C in Refusal['code']]: RefusalText<C> }
}

/** So many of a list are named. */
const namesMax = 20
const namesOf = (names: readonly string[], comma: string): string =>
  [...names.slice(0, namesMax), ...(names.length > namesMax ? ['…'] : [])].join(comma)

export const refusalTexts: Record<Language, RefusalTexts> = {
  en: {
    refusal: {
      stranger: () =>
        'Good day. This is the duty desk of the work safety committee. I can only talk to its members. If you have a join code, send /start CODE here, or /safety join CODE on Slack. In an emergency call 119.',
      'not-found': ({ what }) =>
        ({
          task: 'I find no such inspection among those you may see.',
          campaign: 'I find no such campaign.',
          hazard: 'I find no such hazard among those you may see.',
          unit: 'I find no such unit.',
          broadcast: 'I find no such broadcast among those for you.',
          person: 'I find no such person.',
          code: 'That code is not valid, or has expired. Please ask the office for a new one.',
          organization: 'I find no such department or sub-district.',
          form: 'That form is not open any more. Please start again.',
          operation: 'There is no such operation.',
          shift: 'There is no such shift.',
          file: 'That file is not here.',
        })[what],
      'not-yours': () => 'That is not yours to do.',
      'moved-on': ({ statusText }) => `Things have moved on. It stands at: ${statusText}.`,
      'broadcast-moved-on': ({ is }) => broadcastTexts.en.moved[is],
      'broadcast-unchanged': () => 'It says that already: nothing was corrected.',
      'not-a-recipient': () => broadcastTexts.en.notRecipient,
      ladder: ({ why, line }) => reminderTexts.en.fault[why](line ?? ''),
      'coordinators-only': () => 'Only coordinators of the office can do that.',
      already: ({ statusText }) => `That was done already. It stands at: ${statusText}.`,
      'own-proof': () => 'You sent the proof, so someone else has to check it.',
      'own-request': () => 'You asked for it, so someone else has to decide.',
      'major-needs-inspection': () =>
        'A major hazard is never closed on the spot: send proof after the order, and it will be re-inspected.',
      'not-major': () => 'Only major hazards are put under listed supervision.',
      'not-listed': () =>
        'List it for supervision first, with the five things in place; then it can be delisted.',
      'proof-missing': () => 'Please send a photo, or say what was done.',
      'text-missing': ({ field }) => `Please fill in: ${field}.`,
      'text-too-long': ({ max }) => `That is too long: at most ${max} characters, please.`,
      'deadline-not-understood': () =>
        'I did not understand that deadline. Try “3 days”, “24h”, “by Friday” or “2026-12-05”.',
      'day-not-understood': () => 'I did not understand that day. Try “Friday”, “2 March” or “2026-12-05”.',
      'deadline-past': () => 'That deadline has passed. Please name a later one.',
      'deadline-not-later': () => 'The new deadline must be later than the present one.',
      'too-late-to-withdraw': () =>
        'A report can be withdrawn for five minutes only. Ask the office to reject it.',
      'own-duplicate': () => 'A hazard cannot be a duplicate of itself.',
      'same-organization': () => 'That department has it already.',
      'choice-unknown': () => 'Please choose one of the buttons.',
      'number-not-understood': ({ within = [0] }) => {
        const [least, most] = within
        return most === undefined
          ? `Please give a whole number${least > 0 ? `, at least ${least}` : ''}.`
          : `Please give a whole number from ${least} to ${most}.`
      },
      'unknown-names': ({ of, names }) =>
        of === 'units'
          ? `I find no such units: ${namesOf(names, ', ')}. Please correct the list of codes, such as “U-1, U-2”.`
          : `This campaign has no such tasks: ${namesOf(names, ', ')}. Please write codes, such as “T-1, T-2”, or a team, such as “team 2”.`,
      'phone-not-understood': () =>
        'I did not understand that number. Try “138-0000-1234”, “0371-67186000” or, abroad, “+49 30 123456”.',
      'task-not-yours': () => 'This inspection is another team’s.',
      'task-over': () => 'This inspection is over already; its card shows the result.',
      'task-not-running': () => 'Its campaign is not running.',
      'nothing-found': () => 'No hazard was reported there. Report one first, or choose “No hazard”.',
      'hazards-stand': () => 'Hazards were found there: finish with “Finish”.',
      'photo-missing': () => 'Please send a photo of the place.',
      'same-result': () => 'That is the result already.',
      'not-recorder': () =>
        'There is nothing here for you to correct: whoever recorded it or the office can.',
      'same-record': () => 'That is what it says already.',
      'route-unclear': ({ line, units }) =>
        units.length === 0
          ? `No unit is called ${line}. Please look the code up, or write = before it for another place.`
          : `“${line}” may be ${units.join(' or ')}. Please write the code, or = before it for another place.`,
      'day-not-known': () => 'I know the calendar from 2024 to 2035. Please name a day in those years.',
      'days-turned': () => 'The last day has to come after the first, and not too long after.',
      'campaign-moved-on': ({ campaign }) =>
        `That can’t be done with this campaign now. It stands at: ${campaignTexts.en.status[campaign]}.`,
      'campaign-past': () => 'The campaign’s last day has passed.',
      'not-an-inspector': () => 'That person is no inspector.',
      'nothing-to-plan': ({ why }) =>
        ({
          'no-units': 'There is no unit in scope that is still to be inspected.',
          'no-inspectors':
            'There is no inspector to send: invite some for the sub-districts in scope, or put departments in charge that have some.',
          'all-excluded':
            'No inspector may be drawn for these units: all are tied to them, or were there last time.',
          'no-tasks': 'Nothing has to move: those tasks are done, or that team’s already.',
        })[why],
      'too-many-codes': () =>
        'Too many codes that are not valid. Please wait an hour, or ask the office for a new one.',
      'too-many-messages': () =>
        'These are more messages than I can answer. Please wait a minute; what is urgent is still taken.',
      'code-used-up': () => 'That code has been used up. Please ask the office for a new one.',
      'already-enrolled': () => 'You are enrolled already. Send “help” to see what I can do.',
      'last-coordinator': () =>
        'You are the last coordinator. Make another one first, with “invite coordinator”.',
      duty: ({ why }) => engagementTexts.en.refusal[why],
      'file-too-large': ({ max }) => `That file is too large: at most ${max} MB.`,
      conflict: () => 'Somebody was faster. The card shows how it stands now.',
    },
  },
  zh: {
    refusal: {
      stranger: () =>
        '您好，这里是安委会值班台，仅向成员提供服务。如有加入码，请在此发送 /start 加入码，或在 Slack 发送 /safety join 加入码。紧急情况请拨打 119。',
      'not-found': ({ what }) =>
        ({
          task: '没有找到您可以查看的检查任务。',
          campaign: '找不到该专项行动。',
          hazard: '在您的权限范围内没有找到该隐患。',
          unit: '没有找到该单位。',
          broadcast: '没有发给您的这条通知。',
          person: '没有找到该人员。',
          code: '加入码无效或已过期，请向安委办重新索取。',
          organization: '没有找到该部门或街道。',
          form: '该表单已失效，请重新开始。',
          operation: '没有找到该联合执法行动。',
          shift: '没有找到该班次。',
          file: '没有找到该附件。',
        })[what],
      'not-yours': () => '您没有办理此事项的权限。',
      'moved-on': ({ statusText }) => `情况已有变化，目前状态：${statusText}。`,
      'broadcast-moved-on': ({ is }) => broadcastTexts.zh.moved[is],
      'broadcast-unchanged': () => '内容与原文相同，未作更正。',
      'not-a-recipient': () => broadcastTexts.zh.notRecipient,
      ladder: ({ why, line }) => reminderTexts.zh.fault[why](line ?? ''),
      'coordinators-only': () => '仅安委办协调员可以办理。',
      already: ({ statusText }) => `此前已办理，目前状态：${statusText}。`,
      'own-proof': () => '整改结果由您提交，须由他人复查。',
      'own-request': () => '该申请由您提出，须由他人审批。',
      'major-needs-inspection': () => '重大隐患不得当场闭环，须下达整改、提交结果并经复查。',
      'not-major': () => '仅重大隐患可挂牌督办。',
      'not-listed': () => '请先挂牌督办，做到“五落实”，整改复查合格后方可销号。',
      'proof-missing': () => '请提交照片或说明整改情况。',
      'text-missing': ({ field }) => `请填写：${field}。`,
      'text-too-long': ({ max }) => `内容过长，请控制在 ${max} 字以内。`,
      'deadline-not-understood': () => '未能识别期限，请尝试“3天”“24小时”“本周五前”或“2026-12-05”。',
      'day-not-understood': () => '未能识别日期，请尝试“今天”“本周五”“3月2日”或“2026-12-05”。',
      'deadline-past': () => '该期限已过，请另行指定。',
      'deadline-not-later': () => '新的期限须晚于现有期限。',
      'too-late-to-withdraw': () => '上报五分钟内可以撤回，现已超时，请联系安委办处理。',
      'own-duplicate': () => '不能与自身重复。',
      'same-organization': () => '该隐患已由该部门负责。',
      'choice-unknown': () => '请从按钮中选择。',
      'number-not-understood': ({ within = [0] }) => {
        const [least, most] = within
        return most === undefined
          ? `请填写${least > 0 ? `不小于 ${least} 的` : ''}整数。`
          : `请填写 ${least} 至 ${most} 之间的整数。`
      },
      'unknown-names': ({ of, names }) =>
        of === 'units'
          ? `没有找到以下单位：${namesOf(names, '、')}。请核对并更正单位编号列表，如“U-1、U-2”。`
          : `本次行动没有以下任务：${namesOf(names, '、')}。请填写任务编号，如“T-1、T-2”，或检查组，如“第2组”。`,
      'phone-not-understood': () =>
        '未能识别该号码，请填写手机号（如“138-0000-1234”）或带区号的座机（如“0371-67186000”），境外号码请加国家代码。',
      'task-not-yours': () => '该检查任务由其他检查组负责。',
      'task-over': () => '该检查已结束，结果见卡片。',
      'task-not-running': () => '所属专项行动未在进行中。',
      'nothing-found': () => '尚未上报隐患，请先上报或选择“未发现隐患”。',
      'hazards-stand': () => '该单位已发现隐患，请按“检查完毕”登记。',
      'photo-missing': () => '请发送一张现场照片。',
      'same-result': () => '结果本来就是这样。',
      'not-recorder': () => '此处没有您可更正的文书或措施，须由登记人或安委办更正。',
      'same-record': () => '内容与原登记一致，无需更正。',
      'route-unclear': ({ line, units }) =>
        units.length === 0
          ? `没有编号为 ${line} 的单位，请核对；如为其他地点，请在前面加“=”。`
          : `“${line}”可能是：${units.join('、')}。请改填编号；如为其他地点，请在前面加“=”。`,
      'day-not-known': () => '日历范围为2024年至2035年，请填写此范围内的日期。',
      'days-turned': () => '截止日期须晚于起始日期，且跨度不宜过长。',
      'campaign-moved-on': ({ campaign }) =>
        `该专项行动当前状态为“${campaignTexts.zh.status[campaign]}”，不能进行此操作。`,
      'campaign-past': () => '该专项行动期限已过。',
      'not-an-inspector': () => '该人员不是执法人员。',
      'nothing-to-plan': ({ why }) =>
        ({
          'no-units': '检查范围内没有待检查的单位。',
          'no-inspectors': '没有可派出的执法人员，请先邀请范围内街道的执法人员，或增加有执法人员的责任部门。',
          'all-excluded': '没有可抽取的执法人员：均须回避，或上次已检查过这些单位。',
          'no-tasks': '无需调整：这些任务已完成，或已由该组承担。',
        })[why],
      'too-many-codes': () => '无效加入码输入次数过多，请一小时后再试，或向安委办索取新的加入码。',
      'too-many-messages': () => '消息过于频繁，请一分钟后再发。紧急情况仍会受理。',
      'code-used-up': () => '加入码已用完，请向安委办重新索取。',
      'already-enrolled': () => '您已加入，发送“帮助”查看可用功能。',
      'last-coordinator': () => '您是最后一名协调员，请先邀请另一名协调员。',
      duty: ({ why }) => engagementTexts.zh.refusal[why],
      'file-too-large': ({ max }) => `文件过大，不得超过 ${max} MB。`,
      conflict: () => '他人已先行办理，请以卡片最新状态为准。',
    },
  },
}
