import { submitComment } from './acknowledge-broadcast'
import { submitAmendment, submitWithdrawal } from './amendments'
import { submitCalendar } from './calendar'
import { submitDraw, submitTie } from './campaign-draws'
import { submitCampaign } from './campaign-forms'
import { submitGive, submitPeople } from './campaign-teams'
import { submitCorrection as correctBroadcast } from './change-broadcast'
import { submitChecklist, submitPhoto } from './checklists'
import { submitWord } from './duty'
import type { FormHandler } from './form-handler'
import { submitCorrection, submitFound, submitMeasure, submitPaper, submitResult } from './inspection-forms'
import { submitInvite } from './invites'
import { operationFormHandlers } from './operation-forms'
import { submitPhone } from './phone'
import { submitLadder } from './reminders'
import { submitReturn } from './returns'
import { submitRoster } from './roster-plans'
import { submitRedo } from './roster-redo'
import { shiftFormHandlers } from './shifts'
import { submitNear } from './to-do'
import { submitBroadcast } from './write-broadcast'

/** What is done with each form that was asked by `askForm`, by its id. */
export const formHandlers: Readonly<Record<string, FormHandler>> = {
  calendar: submitCalendar,
  campaign: submitCampaign,
  'campaign-draw': submitDraw,
  'campaign-give': submitGive,
  'campaign-people': submitPeople,
  'campaign-tie': submitTie,
  broadcast: submitBroadcast,
  'broadcast-comment': submitComment,
  'broadcast-correction': correctBroadcast,
  invite: submitInvite,
  phone: submitPhone,
  ladder: submitLadder,
  return: submitReturn,
  'duty-roster': submitRoster,
  'duty-redo': submitRedo,
  'duty-word': submitWord,
  ...operationFormHandlers,
  ...shiftFormHandlers,
  checklist: submitChecklist,
  inspection: submitResult,
  near: submitNear,
  'task-amend': submitAmendment,
  'task-correct': submitCorrection,
  'task-hazard': submitFound,
  'task-measure': submitMeasure,
  'task-paper': submitPaper,
  'task-photo': submitPhoto,
  'task-withdraw': submitWithdrawal,
}
