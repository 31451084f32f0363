/** The few sentences that the system shows for us, outside the window, where the catalogues of the window do not reach. */
export interface NativeMessages {
  readonly file: string;
  readonly quit: string;
  readonly view: string;
  readonly images: string;
  readonly labels: string;
  readonly project: string;
  readonly keymap: string;
  readonly pack: string;
  readonly model: string;
  readonly letters: string;
  readonly windowGone: string;
  readonly windowGoneDetail: string;
  readonly reload: string;
  readonly settingsBroken: (path: string, keptAs: string) => string;
  readonly fatal: (logs: string) => string;
}

const english: NativeMessages = {
  file: 'File',
  quit: 'Quit',
  view: 'View',
  images: 'Images',
  labels: 'Labels',
  project: 'Plumbline project',
  keymap: 'Keyboard shortcuts',
  pack: 'Package',
  model: 'ONNX model',
  letters: 'List of letters',
  windowGone: 'The window stopped working',
  windowGoneDetail: 'Everything that was saved is safe. Reload the window to go on.',
  reload: 'Reload',
  settingsBroken: (path, keptAs) => `${path} could not be read. It was kept as ${keptAs}, and the defaults are used.`,
  fatal: (logs) => `Plumbline has to close. Everything that was saved is safe. The details are in ${logs}.`,
};

const korean: NativeMessages = {
  file: '파일',
  quit: '종료',
  view: '보기',
  images: '이미지',
  labels: '레이블',
  project: 'Plumbline 프로젝트',
  keymap: '키보드 단축키',
  pack: '패키지',
  model: 'ONNX 모델',
  letters: '문자 목록',
  windowGone: '창이 작동을 멈췄습니다',
  windowGoneDetail: '저장된 내용은 모두 안전합니다. 창을 다시 불러와 계속하세요.',
  reload: '다시 불러오기',
  settingsBroken: (path, keptAs) => `${path} 파일을 읽을 수 없어 ${keptAs}(으)로 옮겨 두고 기본 설정을 사용합니다.`,
  fatal: (logs) => `Plumbline을 종료해야 합니다. 저장된 내용은 모두 안전합니다. 자세한 내용은 ${logs}에 있습니다.`,
};

/**
 * @param preferred the language that was set, or `system`.
 * @param systemLocale BCP 47 tag of the system.
 */
export function nativeMessages(preferred: 'system' | 'en' | 'ko', systemLocale: string): NativeMessages {
  const language = preferred === 'system' ? systemLocale.slice(0, 2).toLowerCase() : preferred;
  return language === 'ko' ? korean : english;
}
