// Records as Ogg or WebM, by the browser's own recorder: where no sound can be played, no AudioContext runs (Firefox
// without a loudspeaker), and the microphone's samples cannot be had.
const KINDS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const SUFFIXES = { "audio/ogg": "ogg", "audio/webm": "webm", "audio/mp4": "m4a" };

// Begins, and returns a function that stops and gives the recording as a file; `tick` is told the seconds.
export const recordCompressed = (stream, tick) => {
  const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 128000 });
  const pieces = [];
  const begun = performance.now();
  recorder.addEventListener("dataavailable", (event) => {
    pieces.push(event.data);
    tick((performance.now() - begun) / 1000);
  });
  recorder.start(250);
  return () => new Promise((done) => {
    const type = kind.split(";")[0];
    const give = () => done(new File(pieces, `take.${SUFFIXES[type]}`, { type }));
    if (recorder.state === "inactive") give();
    else {
      recorder.addEventListener("stop", give);
      recorder.stop();
    }
  });
};
