-- A database per service, owned by its role, as on a cluster. These passwords are no secrets: the server listens on this machine only.
create role payment_initiator login password 'local-only';
create role webhook_ingress login password 'local-only';
create role qr_registry login password 'local-only';
create database payment_initiator owner payment_initiator;
create database webhook_ingress owner webhook_ingress;
create database qr_registry owner qr_registry;
revoke connect on database payment_initiator, webhook_ingress, qr_registry from public;
