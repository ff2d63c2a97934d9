-- wrk's requests for one row of the table:
--   wrk -t4 -c4 -d8s -s requests.lua http://127.0.0.1:PORT -- ROW TAG FOLDER
-- One connection for each thread, or the order of additions and removals would not be known. TAG makes what is created and changed
-- new in each run; FOLDER holds what HttpLoad wrote: ids, and the user with NUMBER for its number.

local threads = 0

function setup(thread)
  thread:set("thread_number", threads)
  threads = threads + 1
end

local base = "/scim/v2"
local headers = {
  ["Authorization"] = "Bearer token",
  ["Content-Type"] = "application/scim+json",
  ["Accept"] = "application/scim+json",
}
local users, extra, group, parts, row, tag
local count = 0
local created = nil

local function lines(file)
  local all = {}
  for line in io.lines(file) do
    all[#all + 1] = line
  end
  return all
end

local function read(file)
  local handle = assert(io.open(file, "r"))
  local text = handle:read("*a")
  handle:close()
  return text
end

local function split(text, mark)
  local pieces, from = {}, 1
  while true do
    local first, last = text:find(mark, from, true)
    if not first then
      pieces[#pieces + 1] = text:sub(from)
      return pieces
    end
    pieces[#pieces + 1] = text:sub(from, first - 1)
    from = last + 1
  end
end

local function patch(path, operations)
  return wrk.format("PATCH", base .. path, headers,
    '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[' .. operations .. ']}')
end

local rows = {}

local function get(query)
  return wrk.format("GET", base .. "/Users/" .. users[math.random(#users)] .. query, headers)
end

local function filter(more)
  local number = math.random(#users) - 1
  return wrk.format("GET", base .. "/Users?filter=userName%20eq%20%22bjensen" .. number .. "%40example.com%22" .. more, headers)
end

rows["get"] = function()
  return get("")
end

rows["get-without-groups"] = function()
  return get("?excludedAttributes=groups")
end

rows["filter"] = function()
  return filter("")
end

rows["filter-without-groups"] = function()
  return filter("&excludedAttributes=groups")
end

rows["post"] = function()
  return wrk.format("POST", base .. "/Users", headers,
    table.concat(parts, tag .. "-" .. thread_number .. "-" .. count))
end

rows["patch-user"] = function()
  return patch("/Users/" .. users[math.random(#users)],
    '{"op":"replace","path":"active","value":' .. tostring(count % 2 == 0) .. '},'
    .. '{"op":"replace","path":"title","value":"Guide ' .. tag .. thread_number .. "-" .. count .. '"}')
end

local adds = false

rows["patch-group"] = function()
  adds = not adds
  return patch("/Groups/" .. group .. "?attributes=displayName",
    adds and '{"op":"add","path":"members","value":[{"value":"' .. extra .. '"}]}'
      or '{"op":"remove","path":"members[value eq \\"' .. extra .. '\\"]"}')
end

-- For the memory: nothing is more at its end than at its beginning.
rows["mix"] = function()
  if count % 100 == 0 then
    return rows["patch-group"]()
  end
  local turn = count % 5
  if turn == 1 then
    return rows["get"]()
  elseif turn == 2 then
    return rows["filter"]()
  elseif turn == 3 then
    return rows["post"]()
  elseif turn == 4 and created then
    local id = created
    created = nil
    return wrk.format("DELETE", base .. "/Users/" .. id, headers)
  end
  return rows["patch-user"]()
end

function init(args)
  row, tag = args[1], args[2]
  local folder = args[3]
  users = lines(folder .. "/users")
  extra = lines(folder .. "/extra")[thread_number + 1]
  group = lines(folder .. "/group")[1]
  parts = split(read(folder .. "/user.json"), "NUMBER")
  math.randomseed(thread_number + 1)
  -- Reading answers in Lua costs time that the server could have.
  if row == "mix" then
    response = function(status, answered)
      if status == 201 and answered["Location"] then
        created = answered["Location"]:match("[^/]+$")
      end
    end
  end
end

function request()
  count = count + 1
  return rows[row]()
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %.0f %.0f\n", summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99)))
end
