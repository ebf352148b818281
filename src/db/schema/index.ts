export * from './delivery'
export * from './hazards'
export * from './people'
export * from './units'
