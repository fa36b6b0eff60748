// The least that makes a call of two: devices first, then a socket, an offer by who comes second.
const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
const button = document.querySelector('button');
button.dataset['ready'] = 'yes';
button.addEventListener('click', () => {
  const socket = new WebSocket(location.href.replace('http', 'ws'));
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const send = (message) => socket.send(JSON.stringify(message));
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  connection.addEventListener('track', ({ streams }) => {
    document.querySelector('video').srcObject = streams[0];
  });
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null) send({ candidate });
  });
  async function describe() {
    await connection.setLocalDescription();
    send({ description: connection.localDescription });
  }
  // Only who finds somebody there is answered.
  socket.addEventListener('open', () => send({ hello: true }));
  async function receive(data) {
    const { hello, welcome, description, candidate } = JSON.parse(data);
    if (hello) send({ welcome: true });
    if (welcome) await describe();
    if (description !== undefined) {
      await connection.setRemoteDescription(description);
      if (description.type === 'offer') await describe();
    }
    if (candidate !== undefined) await connection.addIceCandidate(candidate);
  }
  socket.addEventListener('message', ({ data }) => void receive(data));
  document.body.dataset['joined'] = 'yes';
});
