from sync.outbox import Outbox


def test_outbox_sends_in_order(tmp_path):
    outbox = Outbox(tmp_path)
    outbox.add(2, {"id": 2})
    outbox.add(1, {"id": 1})
    sent = []
    assert outbox.send(lambda finding: sent.append(finding["id"])) == 2
    assert sent == [1, 2]
