"""How the process that draws long papers answers: a length, then so many bytes."""

import struct

LENGTH = struct.Struct(">Q")
