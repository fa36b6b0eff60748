// Drawn on a grid of 24 with round strokes of 1.8; the colour is that of the text.
const paths = {
  microphone:
    'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5v3',
  'microphone-off':
    'M9 5.8a3 3 0 0 1 6 .7v4.6M14.4 13.4A3 3 0 0 1 9 11.5V9M5.5 11a6.5 6.5 0 0 0 10.8 4.9M18.3 12.5a6.5 6.5 0 0 0 .2-1.5M12 17.5v3M4 3.5l16 17',
  camera:
    'M4.5 6.5h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM15.5 10.8l4.6-2.9c.6-.4 1.4.1 1.4.8v6.6c0 .7-.8 1.2-1.4.8l-4.6-2.9',
  'camera-off':
    'M9.5 6.5h4a2 2 0 0 1 2 2v4M15.5 15.6a2 2 0 0 1-2 1.9h-9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2M15.5 10.8l4.6-2.9c.6-.4 1.4.1 1.4.8v6.6M4 3.5l16 17',
  leave:
    'M3.3 14.6c-.6-.6-.8-1.5-.4-2.3C4.5 9.3 8 7.5 12 7.5s7.5 1.8 9.1 4.8c.4.8.2 1.7-.4 2.3l-1 .9c-.5.5-1.3.6-1.9.2l-2-1.3c-.5-.4-.8-1-.7-1.6l.1-1.1a9.5 9.5 0 0 0-6.4 0l.1 1.1c.1.6-.2 1.2-.7 1.6l-2 1.3c-.6.4-1.4.3-1.9-.2z',
  copy: 'M10 8.5h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM5 15.5a2 2 0 0 1-1-1.7v-8a2 2 0 0 1 2-2h8a2 2 0 0 1 1.7 1',
  check: 'M5 12.8l4.6 4.7L19.5 7',
  alert:
    'M12 8.5v4.5M12 16.4v.1M10.3 4.4L2.9 17.2a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4.4a2 2 0 0 0-3.4 0z',
  lock: 'M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 10.5V8a4 4 0 0 1 8 0v2.5',
  unlock:
    'M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 10.5V8a4 4 0 0 1 7.6-1.7',
  door: 'M6.5 20.5v-15a2 2 0 0 1 2-2h7a2 2 0 0 1 2 2v15M3.5 20.5h17M14 12v1',
  tools:
    'M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM8 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  remove:
    'M10 4a3.8 3.8 0 1 1 0 7.6A3.8 3.8 0 0 1 10 4zM3 20c.6-3.4 3.5-5.4 7-5.4 2 0 3.8.6 5.1 1.8M15.5 11.5h6',
  pulse: 'M3 12h4l3-7 4 14 3-7h4',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M10.5 6l-6 6 6 6M4.5 12h15',
  down: 'M6 9.5l6 6 6-6',
  screen:
    'M5 4.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM8.5 20h7M12 13.5v-6M9.2 10.2L12 7.4l2.8 2.8',
  'screen-off':
    'M5 4.5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM8.5 20h7M9.6 8.1l4.8 4.8M14.4 8.1l-4.8 4.8',
  layout:
    'M5 4.5h14a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM15 4.5v15M15 12h6',
  grid: 'M4.5 5h6.5v6H4.5zM13 5h6.5v6H13zM4.5 13h6.5v6H4.5zM13 13h6.5v6H13z',
  pin: 'M8.5 4h7M9.5 4v6L7 13.5h10L14.5 10V4M12 13.5V20',
  'full-screen': 'M4 9V4.5h4.5M15.5 4.5H20V9M20 15v4.5h-4.5M8.5 19.5H4V15',
  'small-screen': 'M8.5 4.5V9H4M20 9h-4.5V4.5M15.5 19.5V15H20M4 15h4.5v4.5',
  'picture-in-picture':
    'M5 4.5h14a2 2 0 0 1 2 2v4M3 6.5v11a2 2 0 0 0 2 2h5M3 6.5a2 2 0 0 1 2-2M13.5 13.5h6.5v6h-6.5z',
  person: 'M12 4a3.8 3.8 0 1 1 0 7.6A3.8 3.8 0 0 1 12 4zM5 20c.6-3.4 3.5-5.4 7-5.4s6.4 2 7 5.4',
  corner:
    'M5 4.5h14a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM13 13h5v3.5h-5z',
  sound: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
} as const;

export type IconName = keyof typeof paths;

type IconProps = { readonly name: IconName };

/** Decoration beside words: screen readers skip it. */
export function Icon({ name }: IconProps) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
