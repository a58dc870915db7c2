create table batch (
	id varchar(64) not null primary key,
	model varchar(64) not null,
	status varchar(16) not null,
	total integer not null,
	processed integer not null,
	failed integer not null,
	error varchar(1000),
	created_at timestamp(6) with time zone not null,
	started_at timestamp(6) with time zone,
	finished_at timestamp(6) with time zone
);

create index batch_by_creation on batch (created_at);
create index batch_by_end on batch (finished_at);

create table batch_request (
	batch_id varchar(64) not null references batch (id) on delete cascade,
	item_number integer not null,
	custom_id varchar(128) not null,
	input varchar(8192) not null,
	primary key (batch_id, item_number)
);

create table batch_result (
	batch_id varchar(64) not null references batch (id) on delete cascade,
	item_number integer not null,
	custom_id varchar(128) not null,
	output varchar(8192),
	error varchar(1000),
	tokens integer not null,
	primary key (batch_id, item_number)
);
