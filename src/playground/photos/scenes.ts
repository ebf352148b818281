/** What a drawn photo shows; each has a state before and one after rectification. */
export const scenes = ['exit', 'wires', 'extinguisher', 'attic', 'cylinders', 'scaffold'] as const
export type Scene = (typeof scenes)[number]
export type Variant = 'before' | 'after'

const room = (wall: string, floor: string): string =>
  `<rect width="960" height="720" fill="${wall}"/><rect y="500" width="960" height="220" fill="${floor}"/>
   <rect width="960" height="720" fill="url(#light)"/>`

const box = (x: number, y: number, w: number, h: number): string =>
  `<g><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#b98a55" stroke="#7c5a33" stroke-width="4"/>
   <path d="M${x} ${y + h * 0.3}h${w}" stroke="#7c5a33" stroke-width="3"/><rect x="${x + w * 0.42}" y="${y}" width="${w * 0.16}" height="${h * 0.3}" fill="#d9c39a"/></g>`

const door = (x: number, colour: string): string =>
  `<rect x="${x}" y="140" width="240" height="400" rx="4" fill="${colour}" stroke="#333" stroke-width="6"/>
   <rect x="${x + 20}" y="340" width="200" height="16" rx="8" fill="#c9ced3"/>
   <g transform="translate(${x + 60} 70)"><rect width="120" height="50" rx="6" fill="#1f8a4c"/><path d="M30 38l14-14 8 10m-6-18a5 5 0 1 0 .1 0M70 25h34m-10-10 10 10-10 10" stroke="#fff" stroke-width="5" fill="none"/></g>`

const bike = (x: number): string =>
  `<g fill="none" stroke="#1f3a5f" stroke-width="10"><circle cx="${x}" cy="560" r="60"/><circle cx="${x + 190}" cy="560" r="60"/>
   <path d="M${x} 560l60-90h80l50 90M${x + 60} 470l-20-40h-30M${x + 140} 470l10-50h40"/></g><rect x="${x + 60}" y="470" width="80" height="60" rx="10" fill="#2f6db3"/>`

const extinguisher = (x: number): string =>
  `<g><rect x="${x}" y="330" width="70" height="190" rx="30" fill="#c62828"/><rect x="${x + 22}" y="300" width="26" height="36" fill="#222"/>
   <path d="M${x + 48} 310q60 10 40 110" stroke="#222" stroke-width="10" fill="none"/><rect x="${x + 8}" y="400" width="54" height="60" fill="#f4e9d8"/></g>`

const cylinder = (x: number): string =>
  `<g><rect x="${x}" y="330" width="110" height="260" rx="46" fill="#7d8f9b"/><rect x="${x + 34}" y="290" width="42" height="50" rx="8" fill="#56646e"/><path d="M${x + 15} 380v150" stroke="#a7b6c0" stroke-width="12"/></g>`

const drawings: Record<Scene, Record<Variant, string>> = {
  exit: {
    before: `${room('#d8d2c6', '#a89f8e')}${door(360, '#3c6b52')}${box(250, 400, 150, 150)}${box(390, 450, 190, 130)}${box(300, 270, 120, 130)}${bike(560)}`,
    after: `${room('#e4dfd4', '#b6ad9c')}${door(360, '#3c6b52')}<path d="M330 540l-110 180M630 540l110 180" stroke="#e2b400" stroke-width="10"/>`,
  },
  wires: {
    before: `${room('#cfc7b8', '#958b7b')}<rect x="380" y="180" width="180" height="220" rx="8" fill="#8d949a" stroke="#4c5358" stroke-width="6"/>
      <path d="M400 400c-60 90 40 130-60 240M450 400c20 100 120 60 90 220M520 400c80 80 160 20 260 180M430 180c-80-60-240-40-330-120M500 180c60-90 220-60 400-150" stroke="#222" stroke-width="9" fill="none"/>
      <path d="M780 580l26 14-14 22 30 16M340 640l-24 12 14 20" stroke="#d6732c" stroke-width="8" fill="none"/>`,
    after: `${room('#e3ddd0', '#b3a896')}<rect x="380" y="180" width="180" height="220" rx="8" fill="#cdd3d7" stroke="#4c5358" stroke-width="6"/><path d="M470 180V0M470 400v100H120M470 400v100h380" stroke="#e9ecee" stroke-width="22" fill="none"/><circle cx="470" cy="290" r="16" fill="#3f9a57"/>`,
  },
  extinguisher: {
    before: `${room('#d6cfc4', '#9d9383')}<rect x="410" y="280" width="150" height="270" rx="6" fill="none" stroke="#b53131" stroke-width="8" stroke-dasharray="24 14"/><path d="M455 330h60M485 330v30" stroke="#555" stroke-width="8"/>${box(640, 420, 170, 150)}${box(180, 440, 150, 130)}`,
    after: `${room('#e6e0d6', '#b7ad9d')}<rect x="390" y="280" width="200" height="270" rx="6" fill="#f7f2ea" stroke="#b53131" stroke-width="8"/>${extinguisher(405)}${extinguisher(495)}`,
  },
  attic: {
    before: `${room('#cbbfae', '#8a7d6c')}<path d="M0 300h960" stroke="#5a4a36" stroke-width="26"/><rect x="120" y="210" width="300" height="80" rx="14" fill="#7a94b8"/><rect x="120" y="190" width="80" height="50" rx="12" fill="#eef1f5"/>
      <path d="M640 310l-50 380M720 310l-50 380M632 400h75M622 470h75M612 540h75M602 610h75" stroke="#6b5433" stroke-width="12"/>${box(180, 430, 160, 150)}${box(350, 470, 150, 110)}<path d="M520 60c40 60 100 60 130 140" stroke="#222" stroke-width="7" fill="none"/><circle cx="655" cy="215" r="20" fill="#ffe9a3"/>`,
    after: `${room('#ded5c6', '#a3957f')}<path d="M0 300h960" stroke="#5a4a36" stroke-width="26"/><path d="M300 230h360" stroke="#b53131" stroke-width="14"/><path d="M320 180l320 100M640 180l-320 100" stroke="#b53131" stroke-width="10"/>${extinguisher(760)}`,
  },
  cylinders: {
    before: `${room('#d2cbbd', '#938978')}${cylinder(240)}${cylinder(370)}${cylinder(500)}<path d="M530 300q140-80 200 40t120 40" stroke="#c75b2a" stroke-width="12" fill="none"/><rect x="740" y="360" width="160" height="70" rx="8" fill="#555"/><path d="M780 350q10-40 30-60q10 30 20 60" fill="#3d86d8"/>`,
    after: `${room('#e5dfd3', '#b5ab9a')}<rect x="300" y="200" width="360" height="360" rx="10" fill="#e9edf0" stroke="#6b747b" stroke-width="8"/><path d="M330 260h300M330 310h300M330 360h300M330 410h300M330 460h300M330 510h300" stroke="#9aa5ad" stroke-width="10"/>${extinguisher(740)}`,
  },
  scaffold: {
    before: `<rect width="960" height="720" fill="#a8c3d8"/><rect x="520" width="440" height="720" fill="#b9b2a6"/><rect width="960" height="720" fill="url(#light)"/>
      <path d="M120 0v720M320 0v720M520 0v720M120 180h400M120 400h400M120 620h400M120 180l200 220M320 400l200 220" stroke="#7a6a4f" stroke-width="14"/><rect x="110" y="380" width="420" height="20" fill="#8d6b3c"/><rect x="110" y="600" width="420" height="20" fill="#8d6b3c"/><path d="M230 330a22 22 0 1 0 .1 0v60m-30-30h60" stroke="#333" stroke-width="12" fill="none"/>`,
    after: `<rect width="960" height="720" fill="#b4cde0"/><rect x="520" width="440" height="720" fill="#c4beb3"/><rect width="960" height="720" fill="url(#light)"/>
      <rect x="120" y="120" width="400" height="560" fill="#2f8f5b" opacity=".55"/><path d="M120 0v720M320 0v720M520 0v720M120 180h400M120 400h400M120 620h400M120 300h400M120 340h400M120 520h400M120 560h400" stroke="#7a6a4f" stroke-width="12"/><path d="M520 180h40M520 400h40M520 620h40" stroke="#d1a21c" stroke-width="18"/>`,
  },
}

/** The scene as SVG, seen a little from the side and lit from above. `tilt` in degrees. */
export const svgOf = (scene: Scene, variant: Variant, tilt: number, width: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width * 0.75}" viewBox="0 0 960 720">
    <defs><radialGradient id="light" cx=".5" cy=".25" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".35"/><stop offset="1" stop-color="#000" stop-opacity=".35"/></radialGradient></defs>
    <rect width="960" height="720" fill="#6d675d"/>
    <g transform="rotate(${tilt} 480 360) scale(1.06) translate(-28 -20)">${drawings[scene][variant]}</g>
    <rect width="960" height="720" fill="url(#light)" opacity=".5"/></svg>`
