import { broadcastTexts } from './broadcasts'
import { calendarTexts, campaignTexts } from './campaigns'
import { chatTexts } from './chats'
import { dashboardTexts } from './dashboard'
import { digestTexts } from './digest'
import { dutyReasons, dutyTexts } from './duty'
import { inspectionTexts } from './inspections'
import { reminderTexts } from './reminders'
import { reportTexts } from './report'
import { returnTexts } from './returns'
import type { Texts } from './texts'
import { waitingTexts } from './waiting'
import { watchTexts } from './watch'

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

export const en: Texts = {
  language: { name: 'English', set: 'From now on I write to you in English.' },
  status: {
    reported: 'Reported',
    confirmed: 'Confirmed',
    ordered: 'Rectification ordered',
    rectified: 'Rectified, awaiting re-inspection',
    closed: 'Closed',
    rejected: 'Rejected',
    duplicate: 'Duplicate',
    withdrawn: 'Withdrawn',
  },
  severity: { general: 'General hazard', major: 'Major hazard' },
  category: {
    'no-fire-equipment': 'No fire-fighting equipment',
    'illegal-building': 'Illegal building',
    'unauthorised-alteration': 'Structure or use altered without permission',
    'unlawful-partition': 'Partitioned into small rooms unlawfully',
    'major-fire-hazard': 'Major fire hazard',
    'flammables-in-dwelling': 'Flammables or explosives in a dwelling',
    'dangerous-chemicals': 'Unlicensed dangerous chemicals',
    'three-in-one': 'Living, storage and business under one roof',
    'blocked-exit': 'Blocked exit or fire lane',
    'electrical-wiring': 'Electrical wiring',
    gas: 'Gas',
    'ammonia-and-tanks': 'Liquid ammonia or tank area',
    'special-equipment': 'Special equipment',
    'edge-protection': 'Edge protection',
    'scaffolding-and-cranes': 'Scaffolding or cranes',
    'illegal-fireworks': 'Fireworks sold or stored illegally',
    'straw-burning': 'Straw burning',
    'flood-risk': 'Flood risk',
    'uncertified-operator': 'Uncertified operator',
    'three-violations': 'Three violations',
    other: 'Other',
  },
  role: {
    coordinator: 'coordinator',
    liaison: 'liaison',
    inspector: 'inspector',
    leader: 'leader',
    'unit-contact': 'unit contact',
  },
  action: {
    confirm: 'Confirm',
    reject: 'Reject…',
    'mark-duplicate': 'Duplicate of…',
    refer: 'Refer…',
    'accept-referral': 'Accept referral',
    'return-referral': 'Return referral…',
    order: 'Order rectification…',
    prove: 'Send proof…',
    'fix-on-the-spot': 'Fixed on the spot…',
    pass: 'Re-inspection passed',
    fail: 'Re-inspection failed…',
    list: 'List for supervision…',
    delist: 'Delist and close',
    'request-extension': 'Ask for more time…',
    'grant-extension': 'Grant extension',
    'refuse-extension': 'Refuse extension…',
    reopen: 'Reopen…',
    withdraw: 'Withdraw',
    witness: 'I saw it too…',
    note: 'Note…',
    correct: 'Change…',
  },
  done: {
    confirm: 'Confirmed.',
    reject: 'Rejected.',
    'mark-duplicate': 'Marked as a duplicate.',
    refer: 'Referred.',
    'accept-referral': 'Referral accepted.',
    'return-referral': 'Referral returned.',
    order: 'Rectification ordered.',
    prove: 'Proof sent. Someone else will re-inspect.',
    'fix-on-the-spot': 'Closed: fixed on the spot.',
    pass: 'Re-inspection passed.',
    fail: 'Re-inspection failed, a new deadline is set.',
    list: 'Listed for supervision.',
    delist: 'Delisted and closed.',
    'request-extension': 'Your request was passed on.',
    'grant-extension': 'Extension granted.',
    'refuse-extension': 'Extension refused.',
    reopen: 'Reopened.',
    withdraw: 'Withdrawn.',
    witness: 'Added: you saw it too.',
    note: 'Note added.',
    correct: 'Changed.',
  },
  reason: {
    ...dutyReasons.en,
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
    chased: '',
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
  field: {
    from: 'From',
    template: 'Template',
    name: 'Name',
    purpose: 'Purpose',
    capacity: 'Units a team a day',
    goal: 'Coverage goal, %',
    count: 'How many units',
    status: 'State',
    unit: 'Unit',
    place: 'Place',
    category: 'Category',
    severity: 'Severity',
    description: 'What is wrong',
    deadline: 'Deadline',
    wanted: 'Time limit asked for',
    holder: 'With',
    department: 'Responsible',
    position: 'Position',
    files: 'Files',
    witnesses: 'Also seen by',
    reason: 'Reason',
    text: 'Text',
    measures: 'Measures demanded',
    responsible: 'Responsible person',
    until: 'New deadline',
    of: 'Duplicate of',
    to: 'Refer to',
    leader: 'Supervising leader',
    supervisor: 'Supervising department',
    funds: 'Funds',
    timeLimit: 'Time limit',
    contingencyPlan: 'Contingency plan',
    proof: 'Photos or files as proof',
    listing: 'Listed supervision',
    extension: 'More time asked for',
    referral: 'Referral',
    role: 'Role',
    organization: 'Department or sub-district',
    quantity: 'How many',
    inspection: 'Inspection',
    uses: 'Number of uses',
    value: 'New value',
    address: 'Address',
    industry: 'Industry',
    contact: 'Answers for it',
    what: 'What to change',
  },
  card: {
    overdue: (ago) => `overdue by ${ago}`,
    left: (time) => `${time} left`,
    at: (name, when) => `${name} · ${when}`,
    unregistered: 'not a registered unit',
    fromPhoto: 'from the photo',
    fromUnit: "the unit's",
    taken: (when) => `taken ${when} (from the photo)`,
    fromShare: 'shared',
    photos: (count) => plural(count, 'file'),
    notKept: (count) => `${plural(count, 'file')} too large to keep`,
    proof: 'Proof',
    showFiles: (count) => `Show files (${count})`,
    links: 'In full size, by a link that is good for an hour:',
    history: 'History',
    assumed: 'not said, so taken as general',
    notListedYet: 'Major, and not under listed supervision yet',
    nobodyReachable: 'nobody of the unit is in this chat',
    office: 'the office',
    retired: (code) => `${code} · the card has moved down ↓`,
    retry: 'Was this said before? Then it is a repeat of the same.',
    passedOn: 'Re-inspected, waits for the office to delist',
    key: 'key monitored unit',
  },
  time: {
    days: (count) => plural(count, 'day'),
    hours: (count) => plural(count, 'hour'),
    minutes: (count) => plural(count, 'minute'),
    today: (clock) => `today ${clock}`,
    tomorrow: (clock) => `tomorrow ${clock}`,
    yesterday: (clock) => `yesterday ${clock}`,
    date: (weekday, day, month, clock) => `${weekday} ${day} ${month} ${clock}`,
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
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
    'not-a-recipient': () => broadcastTexts.en.notRecipient,
    'coordinators-only': () => 'Only coordinators of the office can do that.',
    already: ({ statusText }) => `That was done already. It stands at: ${statusText}.`,
    'own-proof': () => 'You sent the proof, so someone else has to check it.',
    'own-request': () => 'You asked for it, so someone else has to decide.',
    'major-needs-inspection': () =>
      'A major hazard is never closed on the spot: send proof after the order, and it will be re-inspected.',
    'not-major': () => 'Only major hazards are put under listed supervision.',
    'proof-missing': () => 'Please send a photo, or say what was done.',
    'text-missing': ({ field }) => `Please fill in: ${field}.`,
    'text-too-long': ({ max }) => `That is too long: at most ${max} characters, please.`,
    'deadline-not-understood': () =>
      'I did not understand that deadline. Try “3 days”, “24h”, “by Friday” or “2026-12-05”.',
    'deadline-past': () => 'That deadline has passed. Please name a later one.',
    'deadline-not-later': () => 'The new deadline must be later than the present one.',
    'too-late-to-withdraw': () =>
      'A report can be withdrawn for five minutes only. Ask the office to reject it.',
    'own-duplicate': () => 'A hazard cannot be a duplicate of itself.',
    'same-organization': () => 'That department has it already.',
    'choice-unknown': () => 'Please choose one of the buttons.',
    'number-not-understood': () => 'Please give a whole number.',
    'task-not-yours': () => 'This inspection is another team’s.',
    'task-over': () => 'This inspection is over already; its card shows the result.',
    'task-not-running': () => 'Its campaign is not running.',
    'nothing-found': () => 'No hazard was reported there. Report one first, or choose “No hazard”.',
    'hazards-stand': () => 'Hazards were found there: finish with “Finish”.',
    'photo-missing': () => 'Please send a photo of the place.',
    'same-result': () => 'That is the result already.',
    'day-not-known': () => 'I know the calendar from 2024 to 2035. Please name a day in those years.',
    'days-turned': () => 'The last day has to come after the first, and not too long after.',
    'campaign-moved-on': ({ campaign }) =>
      `That can’t be done with this campaign now. It stands at: ${campaignTexts.en.status[campaign]}.`,
    'campaign-past': () => 'The campaign’s last day has passed.',
    'nothing-to-plan': () =>
      'There is nothing to plan: no units in scope, no inspectors of its sub-districts and departments, or nothing that has to move.',
    'too-many-codes': () =>
      'Too many codes that are not valid. Please wait an hour, or ask the office for a new one.',
    'too-many-messages': () =>
      'These are more messages than I can answer. Please wait a minute; what is urgent is still taken.',
    'code-used-up': () => 'That code has been used up. Please ask the office for a new one.',
    'already-enrolled': () => 'You are enrolled already. Send “help” to see what I can do.',
    'last-coordinator': () =>
      'You are the last coordinator. Make another one first, with “invite coordinator”.',
    duty: ({ why }) => dutyTexts.en.refusal[why],
    'file-too-large': ({ max }) => `That file is too large: at most ${max} MB.`,
    conflict: () => 'Somebody was faster. The card shows how it stands now.',
  },
  report: {
    title: 'Report a hazard',
    submit: 'File report',
    unitHint: 'Part of the name is enough. A place that is no registered unit is taken in words.',
    describe: 'What is wrong, and where?',
    askUnit: 'Which unit is it?',
    askCategory: 'What kind of hazard is it?',
    askDescription: 'What is wrong? Write it in a line, or send a photo with a caption.',
    asWords: (words) => `Not registered: “${words}”`,
    none: 'Another place',
    understood: 'This is what I understood:',
    duplicateTitle: 'Reported already?',
    duplicate: (code, when, description) => `${code}, ${when}: ${description}`,
    join: (code) => `It is ${code}: I saw it too`,
    fileAnyway: 'No, file it anyway',
    file: 'File it',
    withdrawn: (code) => `${code} is withdrawn.`,
    filed: (code) => `Filed as ${code}.`,
    filesAdded: (code) => `Added to ${code}.`,
    begun: 'This begins a report.',
    positionTaken: 'Position taken.',
    fill: 'Fill in the report',
  },
  form: {
    back: '← Back',
    cancel: 'Cancel',
    skip: 'Skip',
    finish: 'Done',
    step: (at, of) => `Step ${at} of ${of}`,
    cancelled: 'Cancelled. Nothing was saved.',
    chosen: (label, value) => `${label}: ${value}`,
    typeOrChoose: 'Type it, or choose:',
    sendFiles: (count) =>
      count === 0
        ? 'Send photos or files, then press Done.'
        : `${plural(count, 'file')} so far. Send more, or press Done.`,
    sharePosition: 'Share the position (📎 → Location), or skip.',
    searchHint: 'Type a part of the name.',
    nothingFound: 'I find nothing like that. Try other words.',
    chooseSeveral: 'Choose as many as apply, then Done.',
    nothingChosen: 'Choose at least one, please.',
    notAFile: 'Please send a photo, a video or a file.',
    notAText: 'Please answer in words.',
    optional: 'optional',
    open: 'Open the form',
    useWords: (words) => `Use these words: “${words}”`,
    submit: 'Submit',
    more: 'More…',
  },
  list: {
    titles: {
      mine: 'My hazards',
      open: 'Open hazards',
      overdue: 'Overdue',
      major: 'Major hazards',
      all: 'Hazards',
      tasks: 'Waiting for you',
    },
    empty: 'Nothing here.',
    nothingWaits: 'Nothing waits for you.',
    count: (total) => plural(total, 'hazard'),
    next: 'More →',
    first: '← First page',
    found: (words) => `Hazards: ${words}`,
  },
  unit: {
    title: (code) => `Unit ${code}`,
    openHazards: (count) => `${plural(count, 'open hazard')}`,
    choose: 'Which one?',
    none: 'I find no unit like that.',
    ask: 'Send “unit” with a part of its name, or its code.',
    phone: 'Phone',
    contacts: 'In this chat',
    imported: ({ added, updated, unchanged, rejected }) =>
      `${plural(added, 'unit')} added, ${updated} updated, ${unchanged} unchanged, ${plural(rejected, 'row')} not taken.`,
    problems: 'Not taken, by row',
    problem: (row, why) => `Row ${row}: ${why}`,
    organizationsAdded: (names) => `New sub-districts: ${names}`,
    moreProblems: (count) => `… and ${count} more.`,
  },
  importError: {
    'not-a-spreadsheet': 'That file is not a spreadsheet I can read. Please send CSV or XLSX.',
    'too-large': 'That spreadsheet is too large: at most 20 MB and 50,000 rows.',
    'no-header': 'I find no row of headings, such as 单位名称 or “Name”.',
    'no-name-column': 'I find no column with the units’ names (单位名称 or “Name”).',
    empty: 'That spreadsheet is empty.',
    'too-many-rows': 'Too many rows: at most 50,000.',
  },
  rowProblem: {
    'name-missing': 'no name',
    'name-too-long': 'the name is too long',
    'value-too-long': 'a value is too long',
    'position-out-of-range': 'the position is not on the map',
    'position-incomplete': 'half a position',
    'key-monitored-unclear': 'key monitored: neither yes nor no',
    'credit-code-invalid': 'not a credit code',
    'too-many-columns': 'more cells than headings',
    'repeated-header': 'the headings again',
    'duplicate-in-file': 'stands in the list twice',
    'unknown-department': 'no such department',
  },
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
    me: 'You',
    accounts: 'Accounts',
    invite: {
      title: 'Make a join code',
      submit: 'Make code',
      life: 'Good for',
    },
    unreachable: (name, reason, waiting) =>
      `${name}: ${reason}; ${plural(waiting, 'open hazard')} wait${waiting === 1 ? 's' : ''} for them`,
    leave: 'Leave',
    leaveSure: 'Do you really want to leave? You will get no more messages.',
    stay: 'Stay',
    removeWhom: 'Who is to be removed?',
    removed: (name) => `${name} was removed and gets no more messages.`,
  },
  calendar: calendarTexts.en,
  broadcast: broadcastTexts.en,
  campaign: campaignTexts.en,
  duty: dutyTexts.en,
  chats: chatTexts.en,
  delivery: {
    title: 'Delivery',
    fine: 'Everything is sent, nothing waits.',
    waiting: (count, since) =>
      `${plural(count, 'message')} waiting${since ? `, the oldest since ${since}` : ''}`,
    aside: (count) => `${plural(count, 'message')} set aside`,
    unconfirmed: (count) => `${plural(count, 'message')} unconfirmed: nobody knows whether they arrived`,
    gone: 'Cannot be reached',
    quarantined: (count) => `${plural(count, 'update')} we failed on`,
    again: 'Send again',
    sentAgain: 'Sent again.',
  },
  watch: watchTexts.en,
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
  reminders: reminderTexts.en,
  digest: digestTexts.en,
  waiting: waitingTexts.en,
  dashboard: dashboardTexts.en,
  inspection: inspectionTexts.en,
  returns: returnTexts.en,
  summary: reportTexts.en,
  command: {
    hazard: { about: 'report a hazard, in a line or step by step', usage: 'TEXT' },
    hazards: { about: 'list, search and open hazards', usage: '[mine, open, overdue, major, H-12, words]' },
    tasks: { about: 'what waits for me', usage: '' },
    inspect: { about: 'records an inspection; alone, what is next or near', usage: '[T-12 [words]]' },
    checklist: { about: 'the checklists, as spreadsheets to be edited', usage: '' },
    unit: { about: 'a unit’s card', usage: '[U-12 or words]' },
    calendar: { about: 'festivals, seasons and days off', usage: '[2027]' },
    campaign: { about: 'inspection campaigns', usage: '[new, new spring-festival 2027, P-3, P-3 draw 20]' },
    coverage: { about: 'how far a campaign is', usage: 'P-3' },
    broadcast: { about: 'write to many, and follow who has acknowledged', usage: '[TEXT, B-1]' },
    bind: {
      about: 'in a group: what is for whom comes there',
      usage: '[committee, department, sub-district, P-1]',
    },
    unbind: { about: 'in a group: nothing comes there any more', usage: '' },
    invite: { about: 'make a join code', usage: 'ROLE [department, sub-district or U-1] [uses] [7 days]' },
    delivery: { about: 'what waits, what was set aside', usage: '' },
    joint: { about: 'joint operations: plan, name people, follow', usage: '[new, J-3]' },
    duty: { about: 'who is on duty now; a festival’s roster', usage: '[spring-festival]' },
    shifts: { about: 'my shifts, rest days, skills', usage: '[rest 2027-02-17, skills …]' },
    digest: { about: 'what is mine today; when it comes', usage: '[07:30, off]' },
    report: { about: 'the figures of a period', usage: '[week, month, quarter, year]' },
    return: { about: 'my department’s weekly return', usage: '' },
    ladder: { about: 'who is told when', usage: 'H-12' },
    quiet: { about: 'my quiet hours', usage: '22:00-07:00 | off' },
    language: { about: 'English or Chinese', usage: 'en | zh' },
    me: { about: 'my settings, my second account', usage: '' },
    help: { about: 'what I can do', usage: '[word]' },
    start: { about: 'enrol with a code', usage: 'CODE' },
    join: { about: 'enrol with a code', usage: 'CODE' },
    cancel: { about: 'stop what I was asking', usage: '' },
    leave: { about: 'leave the duty desk', usage: '' },
    remove: { about: 'take somebody out', usage: 'NAME' },
  },
  help: {
    title: 'What I can do',
    hazard:
      'Examples:\n{p}hazard Xinyuan petrol station: fire lane blocked, major, 3 days\n#隐患 鑫源加油站 消防通道堵塞 重大 限期3天\nOr just send a photo. Alone, “hazard” asks step by step.',
    unknown: (word, nearest) =>
      `I don’t know “${word}”.${nearest ? ` Did you mean “${nearest}”?` : ''} “help” lists what I can do.`,
    code: 'A code such as H-12 or U-3 anywhere in a message opens its card.',
    notUnderstood: 'To report a hazard, begin with “hazard” or send a photo. “help” lists what I can do.',
    reportThis: 'Report this as a hazard',
  },
}
