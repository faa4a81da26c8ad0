/** The merchant that is the platform itself (自营). */
export const SELF_RUN_ID = 'b55250c2-15ab-8976-a9cd-4b0b04c17f0a'
