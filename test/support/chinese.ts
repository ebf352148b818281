/** Half-width signs beside a Chinese character: where Chinese is written they are full-width. */
export const halfWidth =
  /\p{Script=Han}[”》）】]?[,:;!?()]|\p{Script=Han}\.(?: |$)|[,:;!?()] ?[“《（【]?\p{Script=Han}/u
