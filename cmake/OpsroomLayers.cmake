# The walls of the house: a module may link only the modules that its row names.
# Checked at configure time by opsroom_add_module(); docs/architecture.md draws the same table.

# core: shared by server and client
set(OPSROOM_LAYER_base "")
set(OPSROOM_LAYER_json "base")
set(OPSROOM_LAYER_http "base")
set(OPSROOM_LAYER_websocket "base;http")
set(OPSROOM_LAYER_engineio "base;json;http")
set(OPSROOM_LAYER_socketio "base;json;engineio")
set(OPSROOM_LAYER_contract "base;json")

# server: the hub; never includes client
set(OPSROOM_LAYER_auth "base;json;contract;hub")
set(OPSROOM_LAYER_hub "base;json;websocket;contract")
set(OPSROOM_LAYER_store "base;contract;hub")
set(OPSROOM_LAYER_store_sqlite "base;json;contract;hub;store")
set(OPSROOM_LAYER_transport "base;http;websocket")
set(OPSROOM_LAYER_audit "base")
set(OPSROOM_LAYER_admission "base;http;contract;transport")
set(OPSROOM_LAYER_transport_qt "base;http;websocket;transport")
set(OPSROOM_LAYER_transport_epoll "base;http;websocket;transport")
set(OPSROOM_LAYER_session "base;json;http;websocket;engineio;socketio;contract;transport;hub")
set(OPSROOM_LAYER_config "base;http;contract;hub")
set(OPSROOM_LAYER_observability "admission;base;contract;hub;transport")
set(OPSROOM_LAYER_routes "base;json;http;contract;transport;hub;observability")
set(OPSROOM_LAYER_node
    "audit;admission;base;json;http;contract;config;auth;hub;store;store_sqlite;transport;transport_epoll;transport_qt;session;observability;routes")
set(OPSROOM_LAYER_server_cli "audit;base;json;config;auth;hub;node;store_sqlite")
set(OPSROOM_LAYER_conformance
    "base;json;http;engineio;socketio;config;transport;transport_epoll;transport_qt;session;routes;server_cli")

# client: never includes server
set(OPSROOM_LAYER_client "base;json;websocket;engineio;socketio;contract")
set(OPSROOM_LAYER_capture "base;json;client")
set(OPSROOM_LAYER_fault "base;client")
set(OPSROOM_LAYER_replay "base;json;contract;client")
set(OPSROOM_LAYER_client_bench "base;json;websocket")
set(OPSROOM_LAYER_client_cli "base;json;contract;client;replay;client_bench")

# console: over the client, never over the server
set(OPSROOM_LAYER_viewmodels "base;json;contract;client;capture;fault;client_bench")
