/** In English, for the terminal of the server as well as for the page. */
export function adviseInsecureContext(localUrl: string) {
  return {
    problem:
      'Browsers give camera and microphone only to pages that come over https or from ' +
      'localhost, not to those that come over plain http from another address.',
    action:
      `On the computer that runs Engage, open ${localUrl} ` +
      'instead. From any other device you can only watch and listen until the page comes ' +
      'over https.',
  };
}
