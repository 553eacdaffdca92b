"""Pictures, albums, videos, voice and files: chosen, pasted, dropped, recorded, shown and played."""

from collections.abc import Sequence

import pytest
from playwright.async_api import FilePayload, Locator, expect

from bot.simulator import World

from .desk import Desk, End
from .files import png, text_file

pytestmark = pytest.mark.asyncio(loop_scope="session")
OLENA = 700_000_001
LOADED = "(image) => image.complete && image.naturalWidth"
DROP = """(zone, [name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/plain" }));
  for (const kind of ["dragenter", "dragover", "drop"]) zone.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true }));
}"""  # noqa: E501
PASTE = """(line) => {
  const data = new DataTransfer();
  data.items.add(new File(["pasted"], "notes.txt", { type: "text/plain" }));
  line.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
}"""


async def chooses(end: End, what: str, files: Sequence[FilePayload]) -> None:
    async with end.page.expect_file_chooser() as chooser:
        await end.attaches(what)
    await (await chooser.value).set_files(files)


async def sends(end: End, title: str, caption: str = "") -> None:
    box = end.dialog(title)
    await box.get_by_label("Caption").fill(caption)
    await box.get_by_role("button", name="Send", exact=True).click()


async def loads(image: Locator) -> int:
    """The width of a picture once it is there."""
    await expect(image).to_be_visible()
    handle = await image.element_handle()
    await image.page.wait_for_function(LOADED, arg=handle)
    width = await image.evaluate(LOADED)
    assert isinstance(width, int)
    return width


async def test_a_photo_with_a_caption(desk: Desk, world: World) -> None:
    end = desk.prospect
    await end.starts()
    await chooses(end, "Photo or video", [png("plan.png", 64, 48)])
    await sends(end, "Send a photo", "Ось план")
    await expect(end.message("You said: photo Ось план")).to_be_visible()
    photo = end.log.locator(".row.out").get_by_role("button", name="Photo, open")
    assert await loads(photo.locator("img")) == 64
    content = world.private_chat(OLENA).messages[3].content
    assert (content["photo"][0]["width"], content["photo"][0]["height"]) == (64, 48)
    await photo.click()
    viewer = desk.page.get_by_role("dialog", name="Photo")
    assert await loads(viewer.get_by_role("img")) == 64
    await desk.page.keyboard.press("Escape")
    await expect(viewer).to_be_hidden()


async def test_several_photos_are_an_album(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    pictures = [png(f"{number}.png", 40 + number, 30) for number in range(3)]
    await chooses(end, "Photo or video", pictures)
    await sends(end, "Send 3 photos", "three of them")
    album = end.log.get_by_role("group", name="Album of 3")
    await expect(album.get_by_role("button", name="Photo, open")).to_have_count(3)
    assert [await loads(image) for image in await album.locator("img").all()] == [40, 41, 42]
    await expect(end.log.locator(".bubble.album")).to_contain_text("three of them")
    await album.get_by_role("button").first.click()
    viewer = desk.page.get_by_role("dialog", name="Photo")
    await desk.page.keyboard.press("ArrowRight")
    await expect(viewer).to_have_accessible_name("Photo 2 of 3")
    await viewer.get_by_role("button", name="Close").click()
    await album.locator("[data-of]").nth(1).click(button="right")
    await end.menu("Delete").click()
    await end.answers("Delete this message?", "Delete")
    await expect(end.log.get_by_role("group", name="Album of 2")).to_be_visible()


async def test_a_photo_as_a_file(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await chooses(end, "Photo or video", [png("plan.png", 64, 48)])
    await end.dialog("Send a photo").get_by_label("Send as a file").check()
    await sends(end, "Send a photo")
    await expect(end.message("You said: document")).to_be_visible()
    async with desk.page.expect_download() as download:
        await end.log.get_by_role("link", name="plan.png").click()
    assert (await download.value).suggested_filename == "plan.png"


async def test_a_file_is_dropped_on_the_chat_and_one_is_pasted(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.log.evaluate(DROP, ["brief.txt", "what we want"])
    await sends(end, "Send a file", "dropped")
    await expect(end.message("You said: document dropped")).to_be_visible()
    await end.line.evaluate(PASTE)
    await sends(end, "Send a file", "pasted")
    await expect(end.message("You said: document pasted")).to_be_visible()
    await expect(end.log.get_by_role("link", name="notes.txt")).to_be_visible()


async def test_nothing_is_sent_when_one_thinks_better_of_it(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    rows = await end.log.locator(".row").count()
    await chooses(end, "File", [text_file("secret.txt", "no")])
    await end.answers("Send a file", "Cancel")
    await end.write("after")
    await expect(end.message("You said: after")).to_be_visible()
    assert await end.log.locator(".row").count() == rows + 2


async def test_a_voice_message_is_recorded_and_played(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.button("Record a voice message").click()
    timer = end.node.get_by_role("timer", name="Recorded")
    await expect(timer).to_have_text("0:01")
    await end.button("Send the voice message").click()
    await expect(end.message("You said: voice")).to_be_visible()
    await end.button("Play the voice message").click()
    await expect(end.log.locator(".waves .heard").first).to_be_attached()


async def test_a_recording_is_thrown_away(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.button("Record a voice message").click()
    await end.button("Throw the recording away").click()
    await expect(end.line).to_be_focused()
    await expect(end.log.locator(".voice")).to_have_count(0)


async def test_without_a_microphone_a_sample_goes(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await desk.page.evaluate("() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none')); }")
    await end.button("Record a voice message").click()
    await expect(end.told("There is no microphone here: a made-up recording was sent.")).to_be_visible()
    await expect(end.message("You said: voice")).to_be_visible()


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("A made-up photo", "photo"), ("A made-up video", "video"), ("A made-up recording", "voice"),
        ("A made-up PDF", "document"), ("Sticker", "sticker"), ("Location", "location"),
        ("My contact", "contact of Olena"), ("Somebody else’s contact", "contact of Somebody"),
    ],
)  # fmt: skip
async def test_what_can_be_attached_without_a_file(desk: Desk, what: str, told: str) -> None:
    end = desk.prospect
    await end.starts()
    await end.attaches(what)
    await expect(end.message(f"You said: {told}")).to_be_visible()
    await expect(end.log.locator(".row.out .bubble").last).to_be_visible()


async def test_a_video_plays(desk: Desk) -> None:
    end = desk.prospect
    await end.starts()
    await end.attaches("A made-up video")
    video = end.log.get_by_label("Video")
    await expect(video).to_be_visible()
    played = "async (video) => { video.muted = true; await video.play(); return video.videoWidth; }"
    assert await video.evaluate(played) == 640
