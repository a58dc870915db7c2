-- What pipeline.yaml does to a line. Called by Fluent Bit with the time as a table; each returns 1 (changed) or -1 (dropped).

local LEVELS = {TRACE = true, DEBUG = true, INFO = true, WARN = true, ERROR = true, FATAL = true}

local IDS = {"trace_id", "span_id", "request_id", "correlation_id", "user_id", "tenant_id", "task_id", "batch_id"}

-- Spyglass cuts its lines at 64 KB; whatever else is longer than Loki takes is cut here.
local LONGEST = 250000

-- Seconds since 1970 of a date in UTC (os.time would take the zone of this machine).
local function seconds(year, month, day, hour, minute, second)
  if month <= 2 then
    year = year - 1
    month = month + 12
  end
  local days = 365 * year + math.floor(year / 4) - math.floor(year / 100) + math.floor(year / 400)
    + math.floor((153 * (month - 3) + 2) / 5) + day - 719469
  return days * 86400 + hour * 3600 + minute * 60 + second
end

-- Its own time, as text (UTC, as Spyglass writes it) or as milliseconds.
local function time_of(value)
  if type(value) == "number" then
    return {sec = math.floor(value / 1000), nsec = (value % 1000) * 1000000}
  end
  if type(value) ~= "string" then
    return nil
  end
  local year, month, day, hour, minute, second, fraction =
    value:match("^(%d%d%d%d)-(%d%d)-(%d%d)T(%d%d):(%d%d):(%d%d)%.?(%d*)Z$")
  if year == nil then
    return nil
  end
  return {
    sec = seconds(tonumber(year), tonumber(month), tonumber(day), tonumber(hour), tonumber(minute), tonumber(second)),
    nsec = tonumber((fraction .. "000000000"):sub(1, 9)),
  }
end

-- The line and where it comes from, beside which no field of the line can stand.
function origin(tag, time, record)
  local from
  if tag == "container" then
    from = type(record.attrs) == "table" and record.attrs["com.docker.compose.service"] or nil
    if from == nil then
      return -1, time, record
    end
  else
    from = (record.file or ""):match("([^/]+)%.log$")
  end
  return 1, time, {["@line"] = (record.log or ""):gsub("\n$", "", 1), ["@origin"] = from or "unknown"}
end

local function text(value)
  return type(value) == "string" and value ~= "" and value or nil
end

-- Labels, ids and marks. A stranger's level is not a label; odd lines arrive, marked.
function mark(tag, time, record)
  local line = record["@line"]
  local parsed = false
  for key in pairs(record) do
    parsed = parsed or (key ~= "@line" and key ~= "@origin")
  end
  local marks = {}
  local level = LEVELS[record.level] and record.level or "UNKNOWN"
  if not parsed then
    marks[#marks + 1] = "unparsed"
  elseif level == "UNKNOWN" then
    marks[#marks + 1] = "unknown_level"
  end
  local own = time_of(record.timestamp)
  if own ~= nil then
    local ahead = own.sec - os.time()
    if ahead > 300 then
      marks[#marks + 1] = "clock_ahead"
    elseif ahead < -300 then
      marks[#marks + 1] = "late"
    end
  end
  if #line > LONGEST then
    line = line:sub(1, LONGEST) .. "…[cut]"
    marks[#marks + 1] = "cut"
  end
  local marked = {
    line = line,
    service = text(record.service) or record["@origin"],
    environment = text(record.environment) or os.getenv("ENVIRONMENT") or "unknown",
    level = level,
    tags = text(table.concat(marks, " ")),
  }
  for _, id in ipairs(IDS) do
    marked[id] = text(record[id])
  end
  return 1, own or time, marked
end
