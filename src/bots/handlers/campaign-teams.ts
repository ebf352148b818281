import { giveTasks, movePerson } from '../../domain/campaigns/act-on-campaign'
import { isStaffed, type Team } from '../../domain/campaigns/campaign'
import { mayDo } from '../../domain/campaigns/permissions'
import type { TaskLine } from '../../domain/campaigns/plan-campaign'
import type { CampaignSheet } from '../../domain/campaigns/queries'
import { done, type Result, refuse } from '../../domain/errors'
import { taskCode } from '../cards/codes'
import { readCodes } from '../forms/codes'
import { searchField } from '../forms/search-field'
import { titleOf } from '../forms/title-of'
import { textOf } from '../forms/values'
import type { Field } from '../view'
import { type Asked, type Asking, askForm, asPerson, type Handled, load, refused, said } from './context'
import type { FormHandler } from './form-handler'

async function askAbout(
  asking: Asking,
  number: number,
  act: 'give' | 'people',
  fields: (sheet: CampaignSheet, asked: Asked) => Field[],
): Promise<Handled> {
  const asked = await load(asking, { sheet: asking.database.queries.campaign(number) })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, t)
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    if (!mayDo(act, sheet.campaign, person))
      return refused(asking, { code: 'campaign-moved-on', campaign: sheet.campaign.state.status }, t)
    return askForm(asking, asked, {
      id: `campaign-${act}`,
      target: String(number),
      title: titleOf(t.campaign.act[act]),
      submit: t.form.submit,
      fields: fields(sheet, asked),
    })
  })
}

const teamOptions = (teams: readonly Team[], { people }: CampaignSheet, { t }: Asked) =>
  teams.slice(0, 90).map((team) => ({
    value: String(team.number),
    label:
      `${t.campaign.team(team.number)} ${t.listed(team.personIds.flatMap((id) => people[id] ?? []))}`.slice(
        0,
        60,
      ),
  }))

/** Tasks are given to another team by their codes, or all that a team has left. */
export const askGive = (asking: Asking, number: number): Promise<Handled> =>
  askAbout(asking, number, 'give', (sheet, asked) => [
    {
      kind: 'choice',
      name: 'team',
      label: asked.t.campaign.toTeam,
      options: teamOptions(sheet.teams.filter(isStaffed), sheet, asked),
      optional: false,
    },
    // Last, so that a task that is none is told at its question.
    {
      kind: 'text',
      name: 'tasks',
      label: asked.t.campaign.giveWhat,
      hint: asked.t.campaign.giveHint,
      multiline: false,
      max: 500,
      optional: false,
    },
  ])

/** A person goes to another team, or out of the campaign. */
export const askPeople = (asking: Asking, number: number): Promise<Handled> =>
  askAbout(asking, number, 'people', (sheet, asked) => [
    searchField('person', asked.t.campaign.person, 'people'),
    {
      kind: 'choice',
      name: 'team',
      label: asked.t.campaign.toTeam,
      options: [{ value: '0', label: asked.t.campaign.out }, ...teamOptions(sheet.teams, sheet, asked)],
      optional: false,
    },
  ])

/** Which tasks a text names: `T-12`, or `team 2` for all that team 2 has left; whatever else it says is named. */
function tasksNamed(text: string, tasks: readonly TaskLine[], sheet: CampaignSheet): Result<TaskLine[]> {
  const { numbers, others } = readCodes(text, 'task')
  const team = (words: string) => {
    const number = /^(?:team\s*|第\s*)(\d{1,3})\s*组?$/i.exec(words)?.[1]
    return sheet.teams.find((it) => String(it.number) === number)
  }
  const names = [
    ...numbers.filter((number) => !tasks.some((it) => it.number === number)).map(taskCode),
    ...others.filter((words) => !team(words)),
  ]
  if (names.length > 0) return refuse({ code: 'unknown-names', of: 'tasks', names, field: 'tasks' })
  const teams = others.map((words) => team(words)?.id)
  return done(tasks.filter((it) => teams.includes(it.teamId) || numbers.includes(it.number)))
}

export const submitGive: FormHandler = async (asking, { target, values, ended }) => {
  const { queries } = asking.database
  const number = Number(target)
  const asked = await load(asking, { sheet: queries.campaign(number), tasks: queries.tasksOf(number) })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    const team = sheet?.teams.filter(isStaffed).find((it) => String(it.number) === textOf(values, 'team'))
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    if (!team) return refused(asking, { code: 'choice-unknown', field: 'team' }, t)
    const named = tasksNamed(textOf(values, 'tasks') ?? '', asked.tasks, sheet)
    if (!named.ok) return refused(asking, named.refusal, t)
    const given = giveTasks(sheet.campaign, named.value, team, person, asked.now)
    if (!given.ok) return refused(asking, given.refusal, t)
    return said(asking, t.campaign.done.give, [...given.value.changes, ended])
  })
}

export const submitPeople: FormHandler = async (asking, { target, values, ended }) => {
  const { queries } = asking.database
  const asked = await load(asking, {
    sheet: queries.campaign(Number(target)),
    moved: queries.person(textOf(values, 'person') ?? ''),
  })
  return asPerson(asking, asked, (person) => {
    const { sheet, moved, t } = asked
    if (!sheet) return refused(asking, { code: 'not-found', what: 'campaign' }, t)
    if (!moved) return refused(asking, { code: 'not-found', what: 'person' }, t)
    const to = Number(textOf(values, 'team')) || undefined
    const given = movePerson(sheet.campaign, sheet.teams, moved, to, person, asked.now)
    if (!given.ok) return refused(asking, given.refusal, t)
    return said(asking, t.campaign.done.people, [...given.value.changes, ended])
  })
}
