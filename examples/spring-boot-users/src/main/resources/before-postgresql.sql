-- Replicas that start at the same moment would make the same table twice: one waits for the other. The number is this application's.

select pg_advisory_lock(7643);
