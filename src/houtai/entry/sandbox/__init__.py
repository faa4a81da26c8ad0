"""The sandbox: a payment gateway that moves no money and a carrier without vans, as a process.

It stands in for somebody else's system: it shares nothing with the house but a secret, keeps its
own small store in the home, and tells what happened late, twice, out of order or wrongly, as one
presses on its page. It does not run in production.
"""
