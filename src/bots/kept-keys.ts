const keptKeysMax = 5_000

export type KeptKeys = { has: (key: string) => boolean; add: (key: string) => void }

/** Keys of updates that this process has carried out, the newest of them. */
export function createKeptKeys(): KeptKeys {
  const keys = new Set<string>()
  return {
    has: (key) => keys.has(key),
    add: (key) => {
      keys.add(key)
      const [oldest] = keys
      if (keys.size > keptKeysMax && oldest !== undefined) keys.delete(oldest)
    },
  }
}
