import type { Person } from '../../domain/people/person'
import type { UnitSheet } from '../../domain/units/queries'
import type { Unit } from '../../domain/units/unit'
import { packAction } from '../action'
import { texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { hazardCode, operationCode, taskCode, unitCode } from './codes'
import { type CardContext, organizationName, unitName } from './context'
import { sayWhen } from './times'

/** A unit's card: who answers for it, what is open there. A unit's own contact sees no reports of others. */
export function unitCard(unit: UnitSheet, reader: Person, context: CardContext): View {
  const t = texts[context.language]
  const insider = reader.post.role !== 'unit-contact'
  const field = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])
  const responsible = [unit.departmentId, unit.subDistrictId].flatMap(
    (id) => organizationName(context, id) ?? [],
  )
  const hazards = insider ? unit.hazards : []
  const inspections = insider ? unit.inspections : []
  const operations = insider ? unit.operations : []
  return {
    title: `${unitName(unit, context.language)} · ${unitCode(unit.number)}`,
    fields: [
      ...field(t.field.address, unit.address),
      ...field(t.field.department, responsible.join(' · ')),
      ...field(t.field.contact, unit.contactName),
      ...(insider ? field(t.unit.phone, unit.contactPhone) : []),
      ...(insider ? field(t.unit.contacts, t.listed(unit.contacts)) : []),
    ],
    body: [
      ...(unit.keyMonitored ? [`⭐ ${t.card.key}`] : []),
      ...(insider ? [t.unit.openHazards(unit.openCount)] : []),
      ...inspections.map((it) => `${taskCode(it.number)} ${inspectionText(it, context)}`),
      ...operations.map(
        (it) =>
          `${operationCode(it.number)} ${it.title} · ${sayWhen(t, it.startsAt, context.now, context.timezone)} · ${t.operation.status[it.status]}`,
      ),
      ...hazards.map((it) => t.labelled(`${hazardCode(it.number)} ${t.status[it.status]}`, it.description)),
    ],
    buttons: [
      ...inRows(
        [
          ...hazards.map(
            (it): Button => ({
              label: hazardCode(it.number),
              data: packAction({ on: 'hazard-show', number: it.number, show: 'card' }),
            }),
          ),
          ...inspections.map(
            (it): Button => ({
              label: taskCode(it.number),
              data: packAction({ on: 'task', number: it.number, act: 'open' }),
            }),
          ),
          ...operations.map(
            (it): Button => ({
              label: operationCode(it.number),
              data: packAction({ on: 'joint', number: it.number, act: 'show' }),
            }),
          ),
        ],
        4,
      ),
      [{ label: t.report.title, data: packAction({ on: 'unit', number: unit.number, report: true }) }],
    ],
  }
}

/** Units that words may mean, each to be opened. */
export const unitButtons = (
  units: readonly Pick<Unit, 'number' | 'name' | 'nameEn'>[],
  { language }: CardContext,
): Button[][] =>
  units.map((it) => [
    {
      label: `${unitName(it, language)} · ${unitCode(it.number)}`,
      data: packAction({ on: 'unit', number: it.number, report: false }),
    },
  ])

/** How an inspection ended, or until when it is to be done. */
function inspectionText({ result, on, at }: UnitSheet['inspections'][number], context: CardContext): string {
  const t = texts[context.language]
  if (result === undefined || at === undefined) return `${t.inspection.planned} · – ${on}`
  return `${t.inspection.result[result]} · ${sayWhen(t, at, context.now, context.timezone)}`
}
