import type { CommandName } from '../../src/bots/commands'
import { campaignReaders, type Line, nobody, office, seeFirst, seeSecond } from './access-groups'
import { insiders, members, rosterDays, type Who } from './committee'

type Said = Line<{ args: string }>
const says = (may: readonly Who[], ...args: string[]): Said[] =>
  (args.length > 0 ? args : ['']).map((it) => ({ args: it, may }))

export const commandLines: Record<CommandName, readonly Said[]> = {
  hazard: says(members, 'somewhere: bare wires', ''),
  hazards: [
    ...says(members, '', 'all', 'mark', 'major'),
    ...says(seeFirst, 'H-1'),
    ...says(seeSecond, 'H-2'),
    ...says(['office', 'leader', 'otherInspector'], 'H-3'),
    ...says(nobody, 'H-999'),
  ],
  tasks: says(members),
  inspect: [
    ...says(members, ''),
    ...says(seeFirst, 'T-1'),
    ...says(['office', 'inspector'], 'T-1 bare wires'),
  ],
  checklist: says(office),
  calendar: says(members, '', '2027'),
  campaign: [...says(campaignReaders, '', 'P-1'), ...says(office, 'new', 'new summer')],
  coverage: says(campaignReaders, '', 'P-1'),
  unit: says(members, 'U-1', 'Xinyuan'),
  joint: [...says(insiders, '', 'J-1'), ...says(['office', 'liaison', 'otherLiaison'], 'new')],
  duty: says(insiders, '', rosterDays),
  shifts: says(insiders, '', 'D-1', 'rest 2026-12-20'),
  digest: says(members, '', '07:30'),
  report: says(['office', 'leader'], '', 'year'),
  return: says(['office', 'leader', 'liaison', 'otherLiaison']),
  ladder: [...says(seeFirst, 'H-1'), ...says(seeSecond, 'H-2')],
  broadcast: [...says(office, '', 'To all'), ...says(['office', 'leader'], 'B-1')],
  bind: says(office, '', 'committee'),
  unbind: says(office),
  invite: says(office, '', 'coordinator', 'inspector Commerce 3'),
  delivery: says(office),
  language: says(members, '', 'zh'),
  quiet: says(members, '', '22:00-07:00'),
  phone: says(insiders, '', '138-0000-1234'),
  me: says(members),
  help: says(members, '', 'invite'),
  start: [...says(members, ''), ...says(nobody, 'made-up')],
  join: [...says(members, ''), ...says(nobody, 'made-up')],
  cancel: says(members),
  leave: says(members),
  remove: says(office, 'Sun'),
}
