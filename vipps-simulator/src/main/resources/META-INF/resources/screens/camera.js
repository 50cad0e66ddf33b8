// A camera that reads codes, where the browser has both. What a code of ours says is sent as if it had been pasted; the browser goes
// nowhere by itself, whatever a code says.
const PAUSE_MILLIS = 200;
const OURS = /[?&/]token=[\w.-]+|\/(scan|codes)\/[\w-]+/;

const button = document.getElementById("camera");
const video = document.getElementById("camera-sees");
const says = document.getElementById("camera-says");
const code = document.getElementById("code");

async function see() {
  let stream;
  const isWanted = () => video.srcObject === stream;
  try {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.srcObject = stream;
    video.hidden = false;
    button.textContent = "Stop the camera";
    says.textContent = "Hold the code before the camera.";
    await video.play();
    await look(detector, isWanted);
  } catch (trouble) {
    if (!stream || isWanted()) {
      stop();
      says.textContent = `The camera cannot be used (${trouble.name}). Paste what the code says instead.`;
    }
  }
}

async function look(detector, isWanted) {
  while (isWanted()) {
    const found = await detector.detect(video);
    if (isWanted()) {
      take(found.map(({ rawValue }) => rawValue));
    }
    await new Promise(later => setTimeout(later, PAUSE_MILLIS));
  }
}

function take(texts) {
  const ours = texts.find(text => OURS.test(text));
  if (ours) {
    stop();
    code.value = ours;
    code.form.submit();
  } else if (texts.length > 0) {
    says.textContent = "This code is not of this simulator. Hold another before the camera.";
  }
}

function stop() {
  video.srcObject?.getTracks().forEach(track => track.stop());
  video.srcObject = null;
  video.hidden = true;
  button.textContent = "Use the camera";
  says.textContent = "";
}

if ("BarcodeDetector" in window && navigator.mediaDevices?.getUserMedia) {
  button.hidden = false;
  button.addEventListener("click", () => video.srcObject ? stop() : see());
}
