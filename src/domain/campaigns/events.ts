/** What happened to a campaign: a row of its history each. */
export type CampaignEvent =
  | { type: 'changed' }
  | { type: 'planned'; tasks: number; left: number }
  | { type: 'started' }
  | { type: 'ended' }
  | { type: 'dropped' }
  | { type: 'given'; tasks: number; teamId: string }
  | { type: 'drawn'; drawId: string }
