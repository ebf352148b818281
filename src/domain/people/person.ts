export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

export const roles = ['coordinator', 'liaison', 'inspector', 'leader', 'unit-contact'] as const
export type Role = (typeof roles)[number]

/** What a person is in the committee: each role carries what it answers for, and nothing else. */
export type Post =
  | { role: 'coordinator' | 'leader' }
  | { role: 'liaison' | 'inspector'; organizationId: string }
  | { role: 'unit-contact'; unitId: string }

export const platforms = ['telegram', 'slack'] as const
export type Platform = (typeof platforms)[number]

/** An account on a chat platform. `userId` is the platform's own id, as text. */
export type Account = { platform: Platform; userId: string }

export type Person = {
  id: string
  name: string
  post: Post
  language: Language
  /** False once they left or were removed: they get nothing and may do nothing. */
  active: boolean
  /** As `readPhone` gives it. Shown to members alone. */
  phone?: string
}

export const organizationOf = (post: Post): string | undefined =>
  post.role === 'liaison' || post.role === 'inspector' ? post.organizationId : undefined

export const unitOf = (post: Post): string | undefined =>
  post.role === 'unit-contact' ? post.unitId : undefined
