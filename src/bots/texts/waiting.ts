import type { Language } from '../../domain/people/person'
import type { WaitingKind } from '../../domain/waiting/waiting'

export type WaitingTexts = {
  title: string
  nothing: string
  kinds: Record<WaitingKind, string>
}

export const waitingTexts: Record<Language, WaitingTexts> = {
  en: {
    title: 'Waiting for you',
    nothing: 'Nothing waits for you.',
    kinds: {
      hazard: 'Hazards',
      proof: 'Proofs to check',
      inspection: 'Inspections',
      'operation-to-name': 'People to name',
      operation: 'Joint operations to answer',
      shift: 'Shifts to answer',
    },
  },
  zh: {
    title: '待我办理',
    nothing: '暂无待办事项。',
    kinds: {
      hazard: '隐患处置',
      proof: '待复查',
      inspection: '待检查',
      'operation-to-name': '待派员',
      operation: '联合执法待答复',
      shift: '值班待答复',
    },
  },
}
